import { createSocket } from 'node:dgram';

/** A name server on loopback that knows some TXT records (RFC 1035), for names in lower case. */
export interface DnsDouble extends AsyncDisposable {
  /** `127.0.0.1:5353` */
  address: string;
  /** The records of a name, each a list of strings; a name that is not there does not exist. */
  records: Map<string, string[][]>;
  /** How it answers everything instead; null where it answers rightly. `silence`: not at all. */
  trouble: 'SERVFAIL' | 'REFUSED' | 'silence' | null;
}

export async function startDnsDouble(): Promise<DnsDouble> {
  const socket = createSocket('udp4');
  const double: Omit<DnsDouble, keyof AsyncDisposable> = { address: '', records: new Map(), trouble: null };
  socket.on('message', (query, from) => {
    const { records, trouble } = double;
    if (trouble !== 'silence') socket.send(answer(query, records, trouble), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  double.address = `127.0.0.1:${socket.address().port}`;
  return Object.assign(double, {
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => socket.close(() => resolve())),
  });
}

const HEADER = 12;
const TYPE_TXT = 16;
const NAME_ERROR = 3;
const TROUBLE = { SERVFAIL: 2, REFUSED: 5 };

function answer(
  query: Buffer,
  records: Map<string, string[][]>,
  trouble: keyof typeof TROUBLE | null,
): Buffer {
  const labels: string[] = [];
  let at = HEADER;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const question = query.subarray(HEADER, at + 5);
  const found = trouble ? undefined : records.get(labels.join('.').toLowerCase());
  const header = Buffer.alloc(HEADER);
  query.copy(header, 0, 0, 2);
  const code = trouble ? TROUBLE[trouble] : found ? 0 : NAME_ERROR;
  header.writeUInt16BE(0x8180 | code, 2); // a response, recursion desired and available
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(found?.length ?? 0, 6);
  return Buffer.concat([header, question, ...(found ?? []).map(txtRecord)]);
}

function txtRecord(strings: string[]): Buffer {
  const data = Buffer.concat(strings.map((text) => Buffer.from([text.length, ...Buffer.from(text)])));
  const head = Buffer.from([0xc0, HEADER, 0, TYPE_TXT, 0, 1, 0, 0, 0, 60, 0, 0]);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}
