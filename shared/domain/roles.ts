import { z } from "zod";

/** One person may hold several roles, across different sheets. */
export const roleSchema = z.enum(["centre-staff", "assessor", "iqa"]);
export type Role = z.infer<typeof roleSchema>;
export const allRoles: readonly Role[] = roleSchema.options;

/** Beside a name. */
export const shortRoleTitles: Readonly<Record<Role, string>> = {
  "centre-staff": "centre staff",
  assessor: "assessor",
  iqa: "IQA",
};

export const roleTitles: Readonly<Record<Role, string>> = {
  "centre-staff": "Centre staff",
  assessor: "Assessor",
  iqa: "Internal quality assurer (IQA)",
};
