import { IconArrowDown, IconArrowUp, IconSelector } from "@tabler/icons-react";
import {
  type ColumnDef,
  createSortedRowModel,
  type RowData,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useMemo, useRef } from "react";
import classes from "./record-table.module.css";
import { useRowKeys } from "./row-keys.ts";

/** Goes on the one control of a row that the arrow keys move between; the rest of the row follows from it. */
export type RowControl = { readonly tabIndex: 0 | -1; readonly "data-row-control": true };

export type RecordColumn<Row> = {
  readonly id: string;
  readonly title: string;
  /** Stands in the head in place of the title, which stays the column's name for screen readers. */
  readonly head?: ReactNode;
  /** In pixels; columns without a width share what is left. */
  readonly width?: number;
  readonly align?: "end";
  readonly sortBy?: (row: Row) => string | number;
  /** Names the row for screen readers. */
  readonly namesRow?: boolean;
  readonly cell: (row: Row, control: RowControl) => ReactNode;
};

type RecordTableProps<Row> = {
  readonly label: string;
  readonly rows: readonly Row[];
  /** A stable array: a new one on each render sorts everything again. */
  readonly columns: readonly RecordColumn<Row>[];
  readonly rowId: (row: Row) => string;
  readonly sortedBy: { readonly id: string; readonly desc: boolean };
  /** The least width in pixels before the table scrolls sideways. */
  readonly minimumWidth?: number;
};

/** In pixels, as in the style sheet beside this file. */
const rowHeight = 40;
const headHeight = 36;
const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
const collator = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });

function compare(one: string | number, other: string | number): number {
  return typeof one === "number" && typeof other === "number"
    ? one - other
    : collator.compare(String(one), String(other));
}

/** A sortable table of any length: only the rows in sight are in the document, and the arrow keys walk through all. */
export function RecordTable<Row extends RowData>({
  label,
  rows,
  columns,
  rowId,
  sortedBy,
  minimumWidth = 720,
}: RecordTableProps<Row>) {
  const container = useRef<HTMLDivElement>(null);
  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof features, Row> => ({
          id: column.id,
          accessorFn: (row) => column.sortBy?.(row) ?? "",
          enableSorting: column.sortBy !== undefined,
          sortDescFirst: false,
          sortFn: (one, other, id) => compare(one.getValue(id), other.getValue(id)),
        }),
      ),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowId,
    enableSortingRemoval: false,
    enableMultiSort: false,
    initialState: { sorting: [sortedBy] },
  });
  const sorted = table.getRowModel().rows;
  const virtualizer = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => container.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The head lies over the rows at the top: a row is in sight only once it is clear of the bottom by as much.
    scrollPaddingEnd: headHeight,
  });
  const shown = virtualizer.getVirtualItems();
  const keys = useRowKeys(container, sorted.length, shown, (index) => virtualizer.scrollToIndex(index));
  const before = shown[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (shown.at(-1)?.end ?? 0);

  return (
    <div ref={container} className={classes.container}>
      <table
        className={classes.table}
        style={{ minWidth: minimumWidth }}
        aria-label={label}
        aria-rowcount={sorted.length + 1}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} style={{ width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <HeadCell
                key={column.id}
                column={column}
                direction={table.getColumn(column.id)?.getIsSorted() || false}
                onSort={() => table.getColumn(column.id)?.toggleSorting()}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={before} columns={columns.length} />
          {shown.map(({ index }) => {
            const row = sorted[index];
            if (!row) return null;
            const control: RowControl = { tabIndex: keys.tabIndexOf(index), "data-row-control": true };
            return (
              <tr key={row.id} data-index={index} aria-rowindex={index + 2}>
                {columns.map((column) => {
                  const Cell = column.namesRow ? "th" : "td";
                  return (
                    <Cell
                      key={column.id}
                      className={column.align === "end" ? classes.end : undefined}
                      scope={column.namesRow ? "row" : undefined}
                    >
                      {column.cell(row.original, control)}
                    </Cell>
                  );
                })}
              </tr>
            );
          })}
          <Gap height={after} columns={columns.length} />
        </tbody>
      </table>
    </div>
  );
}

type HeadCellProps = {
  readonly column: Pick<RecordColumn<never>, "title" | "head" | "sortBy" | "align">;
  readonly direction: "asc" | "desc" | false;
  readonly onSort: () => void;
};

function HeadCell({ column, direction, onSort }: HeadCellProps) {
  const align = column.align === "end" ? classes.end : undefined;
  if (!column.sortBy) {
    return (
      <th scope="col" className={align}>
        {column.head ?? column.title}
      </th>
    );
  }
  const Icon = direction === "asc" ? IconArrowUp : direction === "desc" ? IconArrowDown : IconSelector;
  return (
    <th
      scope="col"
      className={align}
      aria-sort={direction === "asc" ? "ascending" : direction === "desc" ? "descending" : "none"}
    >
      <button type="button" className={classes.sort} onClick={onSort} data-sorted={direction !== false || undefined}>
        {column.title}
        <Icon size={14} aria-hidden />
      </button>
    </th>
  );
}

/** Holds the place of rows out of sight, so that the scroll bar tells the truth. */
function Gap({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden className={classes.gap}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}
