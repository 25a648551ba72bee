"""What the bot does by itself from time to time."""

from collections.abc import Callable, Coroutine, Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from bot.watch import watch
from handlers.chat.context import App, Context
from handlers.editing.backups import back_up_regularly, look_for_damage, watch_data_file
from handlers.editing.reminders import remind_editors
from handlers.finding.learning import learn_briefs
from handlers.jubilees.telling import queue_jubilees
from handlers.subscriptions.sending import queue_digests


class Job(NamedTuple):
    """A function that is called again and again."""

    function: Callable[[Context], Coroutine[Any, Any, None]]
    every: timedelta
    first: timedelta
    """How long after the start."""


async def prune(context: Context) -> None:
    """Forget what people wrote and did longer ago than it may be kept."""
    await context.store.prune(context.now, timedelta(days=context.services.keep_questions_days))


async def write_usage(context: Context) -> None:
    """Write down what has been counted of what people ask for."""
    await context.store.usage.flush()


_HOUR = timedelta(hours=1)
JOBS: Sequence[Job] = (
    Job(remind_editors, _HOUR, timedelta(seconds=10)),
    # A word for the next quarter is no answer: it keeps away from what is asked after a start.
    Job(queue_jubilees, _HOUR, timedelta(minutes=4)),
    Job(queue_digests, timedelta(minutes=5), timedelta(seconds=15)),
    Job(write_usage, timedelta(minutes=5), timedelta(seconds=40)),
    Job(prune, _HOUR, timedelta(seconds=20)),
    Job(back_up_regularly, timedelta(minutes=5), timedelta(seconds=60)),
    Job(look_for_damage, _HOUR, timedelta(seconds=90)),
    Job(learn_briefs, timedelta(minutes=10), timedelta(seconds=3)),
    Job(watch, timedelta(minutes=1), timedelta(seconds=30)),
    Job(watch_data_file, timedelta(seconds=10), timedelta(seconds=5)),
)


def schedule_jobs(application: App) -> None:
    """Let the application's clock call them."""
    for job in JOBS:
        if application.job_queue:
            application.job_queue.run_repeating(job.function, job.every, job.first)
