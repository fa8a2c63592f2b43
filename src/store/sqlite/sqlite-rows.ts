import type { SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';

type SqliteRow = Record<string, SQLOutputValue>;

/** A statement that gives rows. */
export interface RowReader {
  all(...parameters: SQLInputValue[]): SqliteRow[];
  iterate(...parameters: SQLInputValue[]): IterableIterator<SqliteRow>;
}

/**
 * node:sqlite's own row objects are dictionaries, and take V8 twice as long to make and to read as these, which have
 * all one shape.
 */
export function rowReader(statement: StatementSync): RowReader {
  statement.setReturnArrays(true);
  const namesNow = () => statement.columns().map(({ name }) => name);
  let names = namesNow();
  const toRow = (values: readonly SQLOutputValue[]): SqliteRow => {
    // Another process has changed the table: SQLite compiles the statement anew, and `*` is other columns then.
    if (values.length !== names.length) names = namesNow();
    const row: SqliteRow = {};
    for (let i = 0; i < names.length; i++) row[names[i] as string] = values[i] as SQLOutputValue;
    return row;
  };
  return {
    all: (...parameters) => asArrays(statement.all(...parameters)).map(toRow),
    *iterate(...parameters) {
      for (const values of statement.iterate(...parameters)) yield toRow(asArray(values));
    },
  };
}

function asArrays(rows: unknown): SQLOutputValue[][] {
  return rows as SQLOutputValue[][];
}

function asArray(row: unknown): SQLOutputValue[] {
  return row as SQLOutputValue[];
}
