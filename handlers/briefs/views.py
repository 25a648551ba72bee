"""The briefs as owners see them."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.chat.notes import name_brief
from handlers.chat.pager import Pager
from handlers.chat.screen import Ref
from handlers.chat.view import (
    View,
    bold,
    button,
    clip,
    fitting,
    italic,
    lines,
    paragraphs,
    way_back,
)
from handlers.dates import format_edtf
from handlers.texts import N_, Texts
from storage.brief_files import TITLE_LENGTH
from storage.differences import Difference
from storage.models import Brief

_ROOM = 3000
_SHOWN_LENGTH = 200
_STATES = {"shown": N_("shown"), "hidden": N_("hidden"), "retired": N_("retired")}
_ICONS = {"shown": "👁", "hidden": "🙈", "retired": "🗄"}


def view_all_briefs(briefs: Sequence[Brief], pager: Pager, t: Texts) -> View:
    """All briefs with their states."""
    count = t.ngettext("{count} brief", "{count} briefs", pager.total)
    listed = (
        Markup("{} {} – {}").format(
            _ICONS[each.state], name_brief(each), t.gettext(_STATES[each.state])
        )
        for each in briefs
    )
    hint = (
        None
        if pager.total
        else t.markup("Start one here, or load a folder of files on the server.")
    )
    return View(
        paragraphs(bold(count), lines(*listed), hint),
        [[button(name_brief(each), Ref("managebrief", each.id))] for each in briefs],
        way_back(t),
    ).with_rows(
        pager.row(lambda page: Ref("briefs", page=page), t),
        [button(t.gettext("➕ New brief"), Ref("addbrief"))],
    )


def view_managed(brief: Brief, events: int, place: int, t: Texts, *, has_files: bool) -> View:
    """A brief, which stands at a place from 0, with what can be done with it."""
    state = Markup("{} {}").format(_ICONS[brief.state], t.gettext(_STATES[brief.state]))
    rows = [
        [
            button(t.gettext("⬆️ Up"), Ref("movebrief", brief.id, max(place - 1, 0))),
            button(t.gettext("⬇️ Down"), Ref("movebrief", brief.id, place + 1)),
        ],
        [button(t.gettext("✏️ Edit"), Ref("edit", "brief", brief.id))],
    ]
    labels = {
        "shown": t.gettext("👁 Show to visitors"),
        "hidden": t.gettext("🙈 Hide from visitors"),
        "retired": t.gettext("🗄 Retire"),
    }
    rows.append(
        [
            button(label, Ref("briefstate", brief.id, each))
            for each, label in labels.items()
            if each != brief.state
        ]
    )
    if has_files:
        rows.append([button(t.gettext("🔄 Compare with its files"), Ref("updatebrief", brief.id))])
    return View(
        paragraphs(
            lines(name_brief(brief), bold(clip(brief.title, _SHOWN_LENGTH)), state),
            lines(
                t.ngettext("{count} event", "{count} events", events),
                t.gettext("The brief is as of {end}", end=format_edtf(brief.as_of, t)),
                Markup("<code>{}</code>").format(brief.slug),
            ),
        ),
        rows,
        way_back(t, button(t.gettext("‹ Briefs"), Ref("briefs"))),
    )


def view_confirm_retiring(brief: Brief, t: Texts) -> View:
    """The question whether to retire a brief."""
    return View(
        lines(
            bold(t.gettext("Retire this brief? Nobody will see it; you can show it again.")),
            name_brief(brief),
        ),
        [
            [
                button(
                    t.gettext("🗄 Yes, retire"), Ref("briefstate", brief.id, "retired", 1), "danger"
                ),
                button(t.gettext("‹ No"), Ref("managebrief", brief.id)),
            ]
        ],
    )


def view_how_to_add(t: Texts) -> View:
    """How a brief is added in the chat."""
    example = Markup("<code>/addbrief {}</code>").format(t.locale.territories["FI"])
    return View(
        paragraphs(
            bold(t.gettext("A new brief")),
            t.markup("Write the command with the partner, a country, a region or a city:"),
            example,
            t.markup("It is hidden until you show it to visitors."),
        ),
        foot=way_back(t, button(t.gettext("‹ Briefs"), Ref("briefs"))),
    )


def view_too_long(t: Texts) -> View:
    """The word that a name is too long."""
    text = t.gettext("A partner’s name can have up to {limit} characters.", limit=TITLE_LENGTH)
    return View(bold(text), foot=way_back(t, button(t.gettext("‹ Briefs"), Ref("briefs"))))


def view_taken(slug: str, brief_id: int, t: Texts) -> View:
    """The word that there is such a brief already."""
    return View(
        paragraphs(
            bold(t.gettext("There is a brief “{slug}” already. Nothing was added.", slug=slug)),
            t.markup(
                "For a second brief on the same partner, use another name: “Finland, regions”."
            ),
        ),
        [[button(t.gettext("Show that brief"), Ref("managebrief", brief_id))]],
        way_back(t),
    )


def view_unreadable(brief: Brief, problems: str, t: Texts) -> View:
    """What is wrong with the files of a brief."""
    shown = [
        Markup("<code>{}</code>").format(clip(each, _SHOWN_LENGTH))
        for each in problems.splitlines()
    ]
    return View(
        paragraphs(bold(t.gettext("The files cannot be read:")), lines(*fitting(shown, _ROOM))),
        foot=way_back(t, button(t.gettext("‹ Back"), Ref("managebrief", brief.id))),
    )


def view_differences(brief: Brief, found: Sequence[Difference], t: Texts) -> View:
    """What the files say otherwise; what editors have changed stays."""
    back = way_back(t, button(t.gettext("‹ Back"), Ref("managebrief", brief.id)))
    if not found:
        return View(t.markup("The files say the same as what is here."), foot=back)
    shown = fitting((_difference(each, t) for each in found), _ROOM)
    more = len(found) - len(shown)
    can_take = sum(each.can_be_taken for each in found)
    label = t.ngettext("✅ Accept {count} change", "✅ Accept {count} changes", can_take)
    return View(
        paragraphs(
            bold(t.gettext("The files compared with what is here")),
            *shown,
            italic(t.ngettext("and {count} more", "and {count} more", more)) if more else None,
        ),
        [[button(label, Ref("updatebrief", brief.id, 1), "success")]] if can_take else [],
        back,
    )


def _difference(each: Difference, t: Texts) -> Markup:
    title = clip(each.title, _SHOWN_LENGTH)
    if each.kind == "added":
        return Markup("➕ {}").format(title)
    if each.kind == "gone":
        return Markup("➖ {}").format(title)
    changed = (
        Markup("<s>{}</s> → {}").format(_short(now), _short(new))
        for now, new in each.changes.values()
    )
    kept = (
        t.markup("stays as the editors have it: {text}", text=_short(now))
        for now, _ in each.kept.values()
    )
    return lines(Markup("✏️ {}").format(title), *changed, *kept)


def _short(value: object) -> str:
    return clip(" ".join(str(value or "–").split()), _SHOWN_LENGTH)


def view_taken_over(brief: Brief, count: int, t: Texts) -> View:
    """The word that the files were taken over."""
    text = t.ngettext("✅ {count} change accepted.", "✅ {count} changes accepted.", count)
    history = button(t.gettext("🕓 History"), Ref("history"))
    return View(
        lines(
            name_brief(brief),
            bold(text),
            t.markup("All of this is one change: /undo undoes it as a whole."),
        ),
        foot=way_back(t, button(t.gettext("‹ Back"), Ref("managebrief", brief.id)), history),
    )
