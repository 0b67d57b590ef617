import type { OpenColumn, SheetHead } from "../../../shared/contract/sheet.ts";

/** Who sits before a sheet: its assessor, or the IQA who checks it. Both desks have the same procedures, each for its column. */
export type SheetDesk = "marking" | "iqa";

/** A sheet with the column that is written at a desk. */
export type DeskSheet = SheetHead & OpenColumn;
