/** Indices of a longest strictly rising subsequence: what may stay where it is when the rest is put in order around it. */
export function longestRise<T extends string | number>(values: readonly T[]): Set<number> {
  /** Index of the smallest value that ends a rise of each length. */
  const ends: number[] = [];
  const previous: number[] = [];
  values.forEach((value, index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[ends[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = ends[low - 1] ?? -1;
    ends[low] = index;
  });
  const rise = new Set<number>();
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index]!) rise.add(index);
  return rise;
}
