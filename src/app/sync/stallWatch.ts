/** An upload of which not a byte moves for so long is given up; a large one is resumed where it stopped. */
const STALL_MS = 45_000;

export interface StallWatch {
  moved(): void;
  end(): void;
}

export function stallWatch(onStall: () => void): StallWatch {
  let timer = setTimeout(onStall, STALL_MS);
  const end = (): void => clearTimeout(timer);
  return {
    moved: () => {
      end();
      timer = setTimeout(onStall, STALL_MS);
    },
    end,
  };
}
