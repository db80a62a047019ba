import { WebSocket } from 'ws';
import { SITUATION } from '@/lib/contract/room';

const [, , kind, port, clients] = process.argv;
const counts = new Map<WebSocket, number>();
let wanted: number | null = null;
let ready = 0;

function tellWhenAllHave(): void {
  if (wanted === null) return;
  for (const count of counts.values()) if (count < wanted) return;
  process.send?.({ count: wanted });
  wanted = null;
}

function onReady(): void {
  if (++ready === Number(clients)) process.send?.({ ready: true });
}

/** Speaks just enough of Engine.IO 4 and Socket.IO 5 to be a client: open, connect, watch, count deltas. */
function onPultMessage(socket: WebSocket, text: string): void {
  if (text.startsWith('0')) socket.send('40');
  else if (text.startsWith('40')) socket.send(`420${JSON.stringify(['watch', SITUATION])}`);
  else if (text.startsWith('430')) onReady();
  else if (text === '2') socket.send('3');
  else if (text.startsWith('42["delta"')) count(socket);
}

function count(socket: WebSocket): void {
  counts.set(socket, (counts.get(socket) ?? 0) + 1);
  if (wanted !== null) tellWhenAllHave();
}

for (let i = 0; i < Number(clients); i++) {
  const isPult = kind === 'pult';
  const path = isPult ? '/live/?EIO=4&transport=websocket' : '/';
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { perMessageDeflate: false });
  counts.set(socket, 0);
  socket.on('message', (data) => {
    if (isPult) onPultMessage(socket, String(data));
    else count(socket);
  });
  if (!isPult) socket.on('open', onReady);
}

process.on('message', (message: { count: number }) => {
  wanted = message.count;
  tellWhenAllHave();
});
