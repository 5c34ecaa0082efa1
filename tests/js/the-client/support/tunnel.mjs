// A company's proxy: it supports only CONNECT, and counts.

import { createServer } from "node:http";
import { connect } from "node:net";

export async function startTunnel(t) {
  const server = createServer((_, response) => response.writeHead(405).end());
  const sockets = new Set();
  const proxy = { tunnels: 0 };
  server.on("connect", ({ url }, client, head) => {
    const [host, port] = url.split(":");
    const target = connect(Number(port), host, () => {
      proxy.tunnels += 1;
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      target.write(head);
      target.pipe(client).pipe(target);
    });
    for (const socket of [client, target]) sockets.add(socket.on("error", () => {}));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  proxy.url = `http://127.0.0.1:${server.address().port}`;
  return proxy;
}
