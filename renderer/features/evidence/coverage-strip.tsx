import classes from "./item-evidence.module.css";

type Place = { readonly evidenceId: string; readonly at: number; readonly side: "assr" | "qa" };

type CoverageStripProps = {
  readonly name: string;
  readonly places: readonly Place[];
  readonly activeId: string | undefined;
  readonly onShow: (evidenceId: string) => void;
};

/**
 * The script from its first word to its last, with a tick where evidence lies. For the eye and the mouse: the list below
 * says the same to everybody else.
 */
export function CoverageStrip({ name, places, activeId, onShow }: CoverageStripProps) {
  const parts = places.map(({ at }) => `${Math.round(at * 100)} %`);
  const label =
    places.length === 0 ? `${name}: nowhere in the script yet` : `${name}: at ${parts.join(", ")} of the script`;
  return (
    <div className={classes.strip} data-none={places.length === 0 || undefined}>
      <span role="img" aria-label={label} className={classes.track} />
      {places.map(({ evidenceId, at, side }) => (
        <button
          key={evidenceId}
          type="button"
          tabIndex={-1}
          aria-hidden
          className={classes.tick}
          style={{ insetInlineStart: `${at * 100}%` }}
          data-side={side}
          data-active={evidenceId === activeId || undefined}
          onClick={() => onShow(evidenceId)}
        />
      ))}
    </div>
  );
}
