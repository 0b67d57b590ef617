let lastSignInName: string | undefined;

/** Whom the sign-in form offers: the person who locked this window. Kept in memory alone. */
export function rememberSignInName(signInName: string | undefined): void {
  lastSignInName = signInName;
}

export function rememberedSignInName(): string | undefined {
  return lastSignInName;
}
