/** The two columns of a sheet. Each has one writer: the assessor, or the IQA. */
export type Side = "assr" | "qa";
