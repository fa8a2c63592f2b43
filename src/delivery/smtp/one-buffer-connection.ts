import type { Socket, TcpSocketConnectOpts } from 'node:net';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

/** More than the replies to a message and to the envelope behind it. */
const BYTES = 4_096;

/** What nodemailer opens its socket with; it does not document it. */
type OpenSocket = (options: TcpSocketConnectOpts, secure: boolean) => void;

const { _connectToHost: openSocket } = SMTPConnection.prototype as unknown as { _connectToHost: OpenSocket };

/**
 * nodemailer's connection over a socket that reads into the same bytes again and again: Node makes a buffer of 64 KB
 * for each packet otherwise, and a reply has fifty octets. What `data` listeners get is overwritten by the next
 * packet. Secured by STARTTLS, and wherever nodemailer opens its socket in another way, it reads as Node does.
 */
export class OneBufferConnection extends SMTPConnection {
  _connectToHost(options: TcpSocketConnectOpts, secure: boolean): void {
    let socket: Socket | undefined;
    const onread = {
      buffer: Buffer.allocUnsafeSlow(BYTES),
      callback(length: number, bytes: Uint8Array): boolean {
        socket?.emit('data', bytes.subarray(0, length));
        return true;
      },
    };
    openSocket.call(this, { ...options, onread }, secure);
    socket = this._socket || undefined;
  }
}
