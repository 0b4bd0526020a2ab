const statusLine = document.querySelector('#status');
const updateButton = document.querySelector('#update');

async function showStatus() {
  const reply = await fetch('/healthz/ready');
  statusLine.textContent = reply.ok ? 'The API is ready' : `The API is not ready (${reply.status})`;
}

/** Offers a version that is installed and waits; the page is loaded anew when that has taken over. */
function offer(worker) {
  updateButton.hidden = false;
  updateButton.addEventListener('click', () => worker.postMessage('take over'));
}

async function watchVersions() {
  const registration = await navigator.serviceWorker.register('/sw.js');
  const wasControlled = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => wasControlled && location.reload());
  if (registration.waiting && wasControlled) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && wasControlled) offer(worker);
    });
  });
}

showStatus();
if ('serviceWorker' in navigator) watchVersions();
