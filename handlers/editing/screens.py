"""The editors' buttons and what they do."""

from collections.abc import Awaitable, Callable
from typing import Any

from handlers.context import Context
from handlers.editing import (
    asking,
    drafts,
    editors,
    events,
    history,
    notices,
    publishing,
    qr,
    questions,
)
from handlers.editing import callback_data as data
from handlers.views.view import View
from handlers.wire import CallbackData

EDITING_SCREENS: dict[type[CallbackData], Callable[[Context, Any], Awaitable[View | None]]] = {
    data.NewEvent: drafts.begin_event,
    data.EditSubject: drafts.begin_edit,
    data.ShowDrafts: drafts.render_drafts,
    data.ShowDraft: drafts.render_draft,
    data.EditField: asking.edit_field,
    data.SkipField: asking.skip_field,
    data.ClearField: asking.clear_field,
    data.ToggleDirection: asking.toggle_direction,
    data.SetDraftLanguage: asking.set_draft_language,
    data.StopAsking: asking.stop_asking,
    data.RelabelDraft: asking.relabel_draft,
    data.KeepDraft: publishing.keep_draft,
    data.DiscardDraft: publishing.discard_draft,
    data.Publish: publishing.publish,
    data.Rebase: publishing.rebase_draft,
    data.ChooseEvent: events.render_choice,
    data.DeleteEvent: events.hide_event,
    data.RestoreEvent: events.restore_event,
    data.VerifyContact: events.verify_contact,
    data.SendQr: qr.send_qr,
    data.ShowQuestions: questions.render_questions,
    data.AnswerQuestion: questions.begin_answer,
    data.SendAnswer: questions.send_answer,
    data.DropQuestion: questions.drop_question,
    data.ShowHistory: history.render_history,
    data.ShowRevision: history.render_revision,
    data.Revert: history.revert,
    data.AskNotify: notices.ask_notify,
    data.Notify: notices.notify,
    data.ShowNotice: notices.render_notice,
    data.StopNotice: notices.stop_notice,
    data.ShowEditors: editors.render_editors,
    data.InviteEditor: editors.invite_editor,
    data.AddEditor: editors.add_editor,
    data.RemoveEditor: editors.remove_editor,
}
