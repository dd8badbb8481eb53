// The usual way in Node: an HTTP server, the `ws` package, and each message sent to every client.
//   GET with Upgrade watches, POST publishes its body. Prints `listening on http://127.0.0.1:PORT`.
import { createServer } from "node:http";
import { WebSocketServer } from "ws";

const server = createServer((request, response) => {
  const pieces = [];
  request.on("data", (piece) => pieces.push(piece));
  request.on("end", () => {
    const message = Buffer.concat(pieces);
    for (const client of watchers.clients) client.send(message, { binary: false });
    response.writeHead(204).end();
  });
});
const watchers = new WebSocketServer({ server, perMessageDeflate: false });
server.listen(0, "127.0.0.1", 4096, () => console.log(`listening on http://127.0.0.1:${server.address().port}`));
process.on("SIGTERM", () => process.exit(0));
