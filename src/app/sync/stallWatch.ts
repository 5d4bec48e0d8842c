/** An upload of which not a byte moves for so long is given up; a large one is resumed where it stopped. */
const STALL_MS = 45_000;

export interface StallWatch {
  moved(): void;
  end(): void;
}

export function stallWatch(onStall: () => void, stallMs = STALL_MS): StallWatch {
  let timer = setTimeout(onStall, stallMs);
  const end = (): void => clearTimeout(timer);
  return {
    moved: () => {
      end();
      timer = setTimeout(onStall, stallMs);
    },
    end,
  };
}
