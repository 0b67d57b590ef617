import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { api } from "../../api/client.ts";
import { usePerson } from "../../api/session.tsx";
import { noSearch, readAsked, readSearch, type SearchValues, searchPath, searchState } from "./search-values.ts";

const firstHits = 20;
/** As many as the core gives at once: nobody reads on beyond them, a word more helps. */
export const mostHits = 50;
/** Long enough that a word typed at speed is one question, too short to be noticed. */
const settleMilliseconds = 120;

/** What is looked for, and what was found. Results of the words before stay until the new ones are there. */
export function useSearch() {
  const person = usePerson();
  const [, navigate] = useLocation();
  const [values, setValues] = useState<SearchValues>(() => readSearch(window.history.state, person.id));
  const [limit, setLimit] = useState(firstHits);
  const [words] = useDebouncedValue(values.words.trim(), settleMilliseconds);
  const wanted = words !== "" && values.words.trim() !== "";

  const kept = useRef<SearchValues>(undefined);
  useEffect(() => {
    kept.current = { ...values, words };
    navigate(searchPath, { replace: true, state: searchState(person.id, kept.current) });
  }, [navigate, person.id, values, words]);

  // The palette can ask for other words while this page is open: the address stays, only the history entry is another.
  useEffect(() => {
    const follow = () => {
      const asked = readAsked(window.history.state, person.id);
      if (asked === undefined || asked === kept.current?.words || !window.location.hash.endsWith(searchPath)) return;
      setValues({ ...noSearch, words: asked });
      setLimit(firstHits);
    };
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, [person.id]);

  const found = useQuery(
    api.search.find.queryOptions({
      input: {
        words,
        limit,
        ...(values.learnerId !== null && { learnerId: values.learnerId }),
        ...(values.assessmentId !== null && { assessmentId: values.assessmentId }),
        ...(values.state !== null && { state: values.state }),
      },
      enabled: wanted,
      placeholderData: keepPreviousData,
    }),
  );
  return {
    values,
    set: (change: Partial<SearchValues>) => {
      setValues((current) => ({ ...current, ...change }));
      setLimit(firstHits);
    },
    words,
    wanted,
    found,
    canShowMore: limit < mostHits,
    showMore: () => setLimit(mostHits),
  };
}

export type Search = ReturnType<typeof useSearch>;
