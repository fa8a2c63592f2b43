import { html } from 'hono/html';
import type { Html } from '../layout.ts';

export interface DataTable {
  /** The id of its heading. */
  labelledBy: string;
  /** A class of its own for the style sheet. */
  kind?: string;
  /** The first column's cells are their rows' headings. */
  columns: readonly Column[];
  rows: readonly (readonly (Html | string | number)[])[];
}

/** A label alone, or of a column of figures, or one that is not shown. */
type Column = string | { figures: string } | { hidden: string };

/**
 * A table that scrolls sideways in its own box where it is too wide. On a phone each row is a short list, every cell with
 * its column's label. The roles say what they always do: browsers forget them where a table is not laid out as one.
 */
export function dataTable({ labelledBy, kind, columns, rows }: DataTable): Html {
  return html`<div class="table-scroll" tabindex="0" role="region" aria-labelledby="${labelledBy}"><table role="table" class="stacks${kind ? ` ${kind}` : ''}">
<thead role="rowgroup"><tr role="row">${columns.map(columnHead)}</tr></thead>
<tbody role="rowgroup">${rows.map((cells) => html`<tr role="row">${cells.map((cell, at) => tableCell(cell, columns[at] ?? '', at))}</tr>`)}</tbody>
</table></div>`;
}

function columnHead(column: Column): Html {
  if (typeof column === 'string') return html`<th role="columnheader" scope="col">${column}</th>`;
  return 'figures' in column
    ? html`<th role="columnheader" scope="col" class="number">${column.figures}</th>`
    : html`<th role="columnheader" scope="col"><span class="visually-hidden">${column.hidden}</span></th>`;
}

function tableCell(cell: Html | string | number, column: Column, at: number): Html {
  if (at === 0) return html`<th role="rowheader" scope="row">${cell}</th>`;
  if (typeof column === 'string') return html`<td role="cell" data-label="${column}">${cell}</td>`;
  return 'figures' in column
    ? html`<td role="cell" class="number" data-label="${column.figures}">${cell}</td>`
    : html`<td role="cell">${cell}</td>`;
}
