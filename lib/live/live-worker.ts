import { createLiveLink, type LiveLink } from './live-link';
import type { ToPage, ToWorker } from './worker-messages';

let link: LiveLink | null = null;

/** In a worker's own scope `postMessage` takes the message alone; the DOM types describe a window's. */
const post: (message: ToPage) => void = (message) => globalThis.postMessage(message);

function take(message: ToWorker): void {
  if (message.kind === 'taken') {
    link?.taken();
    return;
  }
  link?.close();
  link = createLiveLink({ origin: message.origin, room: message.room, post });
}

globalThis.addEventListener('message', (event: MessageEvent<ToWorker>) => take(event.data));
