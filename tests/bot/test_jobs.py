"""What the bot does by itself."""

from datetime import timedelta

import pytest

from bot.application import App
from bot.jobs import JOBS, Job

EXPECTED = {
    "remind_editors",
    "queue_digests",
    "forget_old_words",
    "prune",
    "back_up_daily",
    "look_for_damage",
}


def test_nothing_is_left_out() -> None:
    assert {job.function.__name__ for job in JOBS} >= EXPECTED


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.function.__name__)
async def test_a_job_of_the_running_bot_comes_again_and_again(job: Job, application: App) -> None:
    assert application.job_queue
    (scheduled,) = application.job_queue.get_jobs_by_name(job.function.__name__)
    assert scheduled.job.trigger.interval == job.every
    assert scheduled.next_t
    assert timedelta() < job.first < timedelta(minutes=5)
