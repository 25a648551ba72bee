"""What the bot does by itself."""

from collections import Counter
from datetime import timedelta
from functools import partial, wraps
from pathlib import Path

import httpx
import pytest

from bot.application import App
from bot.jobs import JOBS, Job
from bot.settings import Settings, load_settings
from handlers.chat.context import Context
from storage.backups import list_backups
from tests.conftest import NOW, VISITOR
from tests.support.person import Person
from tests.support.rest import run_application, wait_until
from tests.support.store import read

EXPECTED = {
    "remind_editors",
    "queue_digests",
    "prune",
    "back_up_regularly",
    "look_for_damage",
    "watch_data_file",
}
_OFTEN = timedelta(seconds=0.05)


def test_nothing_is_left_out() -> None:
    assert {job.function.__name__ for job in JOBS} >= EXPECTED


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.function.__name__)
async def test_a_job_of_the_running_bot_comes_again_and_again(job: Job, application: App) -> None:
    assert application.job_queue
    (scheduled,) = application.job_queue.get_jobs_by_name(job.function.__name__)
    assert scheduled.job.trigger.interval == job.every
    assert scheduled.next_t
    assert timedelta() < job.first < timedelta(minutes=5)


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each job has ended; they come often."""
    ended: Counter[str] = Counter()

    def counted(job: Job) -> Job:
        @wraps(job.function)
        async def run(context: Context) -> None:
            await job.function(context)
            ended[job.function.__name__] += 1

        return Job(run, _OFTEN, _OFTEN)

    monkeypatch.setattr("bot.jobs.JOBS", [counted(each) for each in JOBS])
    return ended


async def test_what_people_asked_goes_when_it_is_too_old(
    settings: Settings, client: httpx.AsyncClient, runs: Counter[str]
) -> None:
    now = NOW
    settings = load_settings(**settings.model_dump() | {"keep_questions_days": 7})

    def count() -> int:
        ((questions, queries),) = read(
            settings.database_path,
            "SELECT (SELECT count(*) FROM question), (SELECT count(*) FROM search_query)",
        )
        return int(questions + queries)

    async with run_application(settings, clock=lambda: now):
        visitor = Person(client, VISITOR.id)
        await visitor.send("какие планы на аквариум")
        await visitor.tap("Задать вопрос")
        await visitor.tap("Отправить")
        kept = count()
        assert kept >= 2
        now, before = NOW + timedelta(days=7), runs["prune"]
        # The first of them may have begun before that.
        await wait_until(lambda: runs["prune"] >= before + 2)
        assert count() == kept
        now += timedelta(seconds=1)
        await wait_until(lambda: count() == 0)


@pytest.mark.usefixtures("runs")
async def test_backup_is_made_every_day(settings: Settings) -> None:
    now = NOW
    async with run_application(settings, clock=lambda: now):
        for day in (1, 2, 3):
            await wait_until(partial(_has_backups, settings.database_path, day))
            now += timedelta(days=1)


def _has_backups(path: Path, count: int) -> bool:
    return len(list_backups(path)) == count
