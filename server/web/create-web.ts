import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import next from 'next';
import { AppError } from '@/lib/contract/app-error';
import { isLoopbackHost } from '../push/origin';
import type { Running } from '../running';
import type { DirectEndpoint } from './intake-endpoint';

export interface WebOptions {
  readonly host: string;
  readonly port: number;
  /** Folder of the Next application. */
  readonly dir: string;
  readonly isDev: boolean;
  /** What is answered past the pages' router. */
  readonly direct: DirectEndpoint;
}

export interface Web extends Running {
  readonly httpServer: Server;
  /** Prepares the pages and begins to listen. Answers the port, which the system chose when 0 was asked. */
  listen(): Promise<number>;
}

/** The HTTP server that pages, API and sockets share. */
export function createWeb(options: WebOptions): Web {
  const { host, port, dir, isDev, direct } = options;
  let handle: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | null = null;
  const httpServer = createServer((request, response) => {
    if (!isLoopbackHost(request.headers.host)) {
      response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('Этот сервер отвечает только по адресам localhost и 127.0.0.1.\n');
      return;
    }
    if (handle === null) {
      response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '1' });
      response.end('Страницы ещё готовятся.\n');
      return;
    }
    if (direct(request, response)) return;
    void handle(request, response).catch(() => response.destroy());
  });
  const app = next({ dev: isDev, dir, httpServer, hostname: host, port, quiet: !isDev });
  return {
    httpServer,
    async listen() {
      await app.prepare();
      handle = app.getRequestHandler();
      await listenOn(httpServer, { host, port });
      const address = httpServer.address();
      return typeof address === 'object' && address !== null ? address.port : port;
    },
    async stop() {
      const closed = new Promise((resolve) => httpServer.close(resolve));
      httpServer.closeAllConnections();
      await closed;
      await app.close();
    },
  };
}

function listenOn(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE';
      const message = `PORT=${port}: порт занят другой программой; укажите свободный, например PORT=${port + 1}`;
      reject(isTaken ? new AppError('unavailable', message) : error);
    });
    server.listen(port, host, () => resolve());
  });
}
