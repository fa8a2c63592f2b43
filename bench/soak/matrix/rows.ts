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
}

const EDGES = Object.keys(CRASH_EDGES) as CrashEdge[];

export function nameOf({ edge, stop, server, connections }: MatrixRow): string {
  return `${stop} ${edge}, ${connections} open, ${server.name}`;
}

/** Every edge × every stop × every server; one and three connections take turns. */
export function allRows(): MatrixRow[] {
  return MATRIX_SERVERS.flatMap((server, i) =>
    STOPS.flatMap((stop, j) =>
      EDGES.map((edge, k) => ({ edge, stop, server, connections: turn(i + j + k) })),
    ),
  );
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
  return { edge: EDGES[place % EDGES.length] ?? 'marked', stop, server, connections: turn(place) };
}

function turn(n: number): 1 | 3 {
  return n % 2 === 0 ? 1 : 3;
}
