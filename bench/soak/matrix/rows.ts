import { createHash } from 'node:crypto';
import { CRASH_EDGES, type CrashEdge } from '../crash-edge.ts';
import { MATRIX_SERVERS, type MatrixServer } from './servers.ts';

export const STOPS = ['SIGKILL', 'SIGTERM', 'SIGSTOP'] as const;

/** One issue: a sending process is stopped at an edge, and others finish its work. */
export interface MatrixRow {
  edge: CrashEdge;
  /** SIGSTOP lasts past the lease. */
  stop: (typeof STOPS)[number];
  server: MatrixServer;
  connections: 1 | 3;
  /** More than one write: all but its end goes out ahead of the commit mark. */
  large: boolean;
}

const EDGES = Object.keys(CRASH_EDGES) as CrashEdge[];

export function nameOf({ edge, stop, server, connections, large }: MatrixRow): string {
  return `${stop} ${edge}, ${connections} open, ${large ? 'large, ' : ''}${server.name}`;
}

/**
 * Every edge × every stop × every server; one and three connections, small and large messages take turns. Spread, so
 * that a part of the list is a part of everything.
 */
export function allRows(): MatrixRow[] {
  const rows = MATRIX_SERVERS.flatMap((server, i) =>
    STOPS.flatMap((stop, j) => EDGES.map((edge, k) => rowAt({ edge, stop, server }, i + j + k))),
  );
  return rows.toSorted((a, b) => spread(nameOf(a)) - spread(nameOf(b)));
}

/**
 * A fixed part, small enough for every change: each server with SIGKILL and with one of the other two, each edge with
 * each stop.
 */
export function fewRows(): MatrixRow[] {
  const killed = MATRIX_SERVERS.map((server, i) => row(server, 'SIGKILL', i));
  const others = MATRIX_SERVERS.map((server, i) =>
    row(server, i % 2 === 0 ? 'SIGTERM' : 'SIGSTOP', 5 * i + 7),
  );
  return [...killed, ...others];
}

function row(server: MatrixServer, stop: MatrixRow['stop'], place: number): MatrixRow {
  return rowAt({ edge: EDGES[place % EDGES.length] ?? 'marked', stop, server }, place);
}

function rowAt(what: Pick<MatrixRow, 'edge' | 'stop' | 'server'>, place: number): MatrixRow {
  return { ...what, connections: place % 2 === 0 ? 1 : 3, large: place % 7 === 0 };
}

function spread(name: string): number {
  return createHash('sha1').update(name).digest().readUInt32BE();
}
