// The progress of a job, every two seconds, until it is over.
const job = document.querySelector('[data-job]');
const bar = job.querySelector('progress');
const text = job.querySelector('[data-text]');

async function look() {
  const answer = await fetch(job.dataset.job, { headers: { accept: 'application/json' } });
  if (!answer.ok || answer.redirected) {
    return; // signed out meanwhile: the link "look again" says so
  }
  const progress = await answer.json();
  if (progress.over) {
    location.reload();
    return;
  }
  text.textContent = progress.text;
  if (progress.total !== undefined) {
    bar.max = progress.total;
    bar.value = progress.done;
  }
  setTimeout(tryToLook, 2000);
}

function tryToLook() {
  look().catch(() => setTimeout(tryToLook, 10000));
}

setTimeout(tryToLook, 1000);
