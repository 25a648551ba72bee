"""The buttons of editors and owners."""

from handlers.wire import CallbackData, callback_data

TO_EDIT, TO_DELETE, TO_RESTORE = range(3)


class EditorData(CallbackData):
    """What only editors may do; whoever presses such a button is asked for the role again."""

    __slots__ = ()


class OwnerData(EditorData):
    """What only owners may do."""

    __slots__ = ()


@callback_data("n")
class NewEvent(EditorData):
    """Begin a new event."""

    brief: int


@callback_data("L")
class ChooseEvent(EditorData):
    """A page of events to choose from; `purpose` is one of TO_EDIT, TO_DELETE, TO_RESTORE."""

    brief: int
    purpose: int = 0
    page: int = 0


@callback_data("q")
class ShowDrafts(EditorData):
    """A page of one's own drafts."""

    page: int = 0


@callback_data("Q")
class ShowDraft(EditorData):
    """A draft with its preview."""

    draft: int


@callback_data("f")
class EditField(EditorData):
    """Ask for a field of a draft."""

    draft: int
    field: str


@callback_data("s")
class SkipField(EditorData):
    """Leave a field of the guided way as it is and go on."""

    draft: int
    field: str


@callback_data("x")
class ClearField(EditorData):
    """Empty a field of a draft."""

    draft: int
    field: str


@callback_data("t")
class ToggleDirection(EditorData):
    """Add a direction to a draft, or take it away."""

    draft: int
    direction: int


@callback_data("w")
class SetDraftLanguage(EditorData):
    """Write the draft's texts in a language; without one, ask which."""

    draft: int
    language: str | None = None


@callback_data("7")
class StopAsking(EditorData):
    """Leave the question that a draft asks; the draft is kept."""

    draft: int


@callback_data("0")
class RelabelDraft(EditorData):
    """Say in which language a new draft's texts are written."""

    draft: int
    language: str


@callback_data("k")
class KeepDraft(EditorData):
    """Take up a draft that was offered for a paragraph, or one that was put away."""

    draft: int


@callback_data("p")
class Publish(EditorData):
    """Publish a draft as it was shown; `version` tells whether it still is so."""

    draft: int
    version: int


@callback_data("R")
class Rebase(EditorData):
    """Put a draft's changes on what others have published meanwhile."""

    draft: int


@callback_data("X")
class DiscardDraft(EditorData):
    """Put a draft away."""

    draft: int


@callback_data("E")
class EditSubject(EditorData):
    """Begin to edit what is published."""

    subject: str
    subject_id: int


@callback_data("V")
class VerifyContact(EditorData):
    """Say that the contact was found to be right today."""

    brief: int


@callback_data("z")
class DeleteEvent(EditorData):
    """Hide an event; asks first unless `sure`."""

    event: int
    sure: int = 0


@callback_data("Z")
class RestoreEvent(EditorData):
    """Show a hidden event again."""

    event: int


@callback_data("P")
class SendQr(EditorData):
    """A picture of the link to a screen."""

    target: CallbackData


@callback_data("j")
class ShowQuestions(EditorData):
    """A page of the questions that wait for an answer."""

    page: int = 0


@callback_data("J")
class AnswerQuestion(EditorData):
    """Write an answer to a question."""

    question: int


@callback_data("S")
class SendAnswer(EditorData):
    """Send the answer that was written."""

    question: int


@callback_data("T")
class DropQuestion(EditorData):
    """Close a question without an answer."""

    question: int


@callback_data("r")
class ShowHistory(EditorData):
    """A page of the revisions."""

    page: int = 0


@callback_data("v")
class ShowRevision(EditorData):
    """One revision."""

    revision: int


@callback_data("u")
class Revert(EditorData):
    """Undo a revision."""

    revision: int


@callback_data("3")
class AskNotify(EditorData):
    """Ask whether subscribers shall hear of a revision's event."""

    revision: int


@callback_data("4")
class Notify(EditorData):
    """Tell the subscribers."""

    revision: int


@callback_data("5")
class ShowNotice(EditorData):
    """How far an announcement has come."""

    notice: int


@callback_data("6")
class StopNotice(EditorData):
    """Tell nobody more."""

    notice: int


@callback_data("o")
class ShowEditors(OwnerData):
    """The editors."""


@callback_data("I")
class InviteEditor(OwnerData):
    """Make an invitation link."""


@callback_data("A")
class AddEditor(OwnerData):
    """Make a person whose contact was shared an editor."""

    user: int


@callback_data("O")
class RemoveEditor(OwnerData):
    """Take the role back; asks first unless `sure`."""

    user: int
    sure: int = 0
