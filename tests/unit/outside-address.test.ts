import fc from "fast-check";
import { expect, test } from "vitest";
import { readOutsideAddress } from "../../shared/domain/outside-address.ts";

test("what is shown of an address is what opens", () => {
  expect(readOutsideAddress("https://Bank.example/a b?c=d#e")).toEqual({
    address: "https://bank.example/a%20b?c=d#e",
    host: "bank.example",
  });
  // A thousand line breaks would push the rest out of sight; a browser reads over them.
  expect(readOutsideAddress(`https://bank.example${"\n".repeat(1_000)}.evil.example/`)?.host).toBe(
    "bank.example.evil.example",
  );
  expect(readOutsideAddress("https://bank.example@evil.example/")?.host).toBe("evil.example");
  // Cyrillic letters that look like Latin ones.
  expect(readOutsideAddress("https://\u0440\u0430ypal.example/")?.host).toMatch(/^xn--/);
  expect(readOutsideAddress("https://evil.example/\u202Egpj.exe")?.address).toBe(
    "https://evil.example/%E2%80%AEgpj.exe",
  );
  expect(readOutsideAddress("mailto:someone@example.org")).toEqual({ address: "mailto:someone@example.org", host: "" });
});

test.each([
  "javascript:alert(1)",
  "file:///etc/hosts",
  "data:text/html,x",
  "/a",
  "",
  `https://a.example/${"a".repeat(2_000)}`,
])("%s can't be opened", (written) => expect(readOutsideAddress(written)).toBeUndefined());

test("nothing that is shown runs backwards, breaks the line or hides", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("https://a.example/", "mailto:", "http://a.example#"),
      fc.string({ unit: "binary" }),
      (start, rest) => {
        expect(readOutsideAddress(start + rest)?.address ?? "").toMatch(/^[ -~]*$/);
      },
    ),
  );
});
