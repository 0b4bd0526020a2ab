import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export type Reply = string | number | null;

/** What the server refuses, in its own words: `OOM command not allowed…`. */
export class RefusedError extends Error {}

/** A connection that speaks RESP, the protocol of Redis and Valkey, as far as simple commands need it. */
export class Connection {
  readonly #socket: Socket;
  #read = '';

  private constructor(socket: Socket) {
    this.#socket = socket.setEncoding('latin1');
  }

  static async open(address: string, port: number): Promise<Connection> {
    const socket = connect(port, address);
    await once(socket, 'connect');
    return new Connection(socket);
  }

  /** Sends commands at once and returns their replies in order; a refusal is one of them. */
  async pipeline(commands: readonly (readonly string[])[]): Promise<(Reply | RefusedError)[]> {
    const words = (command: readonly string[]): string =>
      command.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('');
    this.#socket.write(commands.map((command) => `*${command.length}\r\n${words(command)}`).join(''));
    const replies: (Reply | RefusedError)[] = [];
    while (replies.length < commands.length) replies.push(await this.#reply());
    return replies;
  }

  /** Sends one command. Throws what the server refuses. */
  async call(...command: string[]): Promise<Reply> {
    const [reply = null] = await this.pipeline([command]);
    if (reply instanceof RefusedError) throw reply;
    return reply;
  }

  close(): void {
    this.#socket.destroy();
  }

  async #reply(): Promise<Reply | RefusedError> {
    const line = await this.#take((text) => text.indexOf('\r\n'));
    const rest = line.slice(1);
    switch (line[0]) {
      case '+':
        return rest;
      case '-':
        return new RefusedError(rest);
      case ':':
        return Number(rest);
      case '$':
        return rest === '-1' ? null : this.#take(() => Number(rest));
      default:
        throw new TypeError(`a reply of a kind that is not read here: ${line}`);
    }
  }

  /** The next characters, up to where `end` says, and the line break after them; `end` is below 0 until it is known. */
  async #take(end: (text: string) => number): Promise<string> {
    for (;;) {
      const at = end(this.#read);
      if (at >= 0 && this.#read.length >= at + 2) {
        const text = this.#read.slice(0, at);
        this.#read = this.#read.slice(at + 2);
        return text;
      }
      const [more] = (await once(this.#socket, 'data')) as [string];
      this.#read += more;
    }
  }
}
