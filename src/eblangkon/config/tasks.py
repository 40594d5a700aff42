"""Jobs about jobs, and about what is left behind."""

from django.contrib.sessions.backends.db import SessionStore
from procrastinate import JobContext
from procrastinate.contrib.django import app

from eblangkon.config import retention


@app.periodic(cron="* * * * *")
@app.task(name="config.retry_interrupted", queueing_lock="retry-interrupted", pass_context=True)
async def retry_interrupted(context: JobContext, timestamp: int) -> int:
    """Ask again for what a killed worker had begun; return how many. Each job stands or falls with its transaction."""
    jobs = context.app.job_manager
    interrupted = list(await jobs.get_stalled_jobs())
    for job in interrupted:
        await jobs.retry_job(job)
    return len(interrupted)


@app.periodic(cron="17 2 * * *")
@app.task(name="config.clear_sessions", queueing_lock="clear-sessions")
def clear_sessions(timestamp: int) -> None:
    """Forget the sessions that have run out."""
    SessionStore.clear_expired()


@app.periodic(cron="41 2 * * *")
@app.task(name="config.erase_overdue", queueing_lock="erase-overdue")
def erase_overdue(timestamp: int) -> dict[str, int]:
    """Erase personal data whose time has come; what stopped goes on the next night."""
    return retention.erase_overdue()
