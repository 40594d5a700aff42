"""Jobs about jobs."""

from procrastinate import JobContext
from procrastinate.contrib.django import app


@app.periodic(cron="* * * * *")
@app.task(name="config.retry_interrupted", queueing_lock="retry-interrupted", pass_context=True)
async def retry_interrupted(context: JobContext, timestamp: int) -> int:
    """Ask again for what a killed worker had begun; return how many. Each job stands or falls with its transaction."""
    jobs = context.app.job_manager
    interrupted = list(await jobs.get_stalled_jobs())
    for job in interrupted:
        await jobs.retry_job(job)
    return len(interrupted)
