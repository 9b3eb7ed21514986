/** A share as text: `47 %`, with one digit below 10 %, and where a whole number would claim all: `0.4 %`, `99.8 %`. */
export function percentText(share: number): string {
  const value = share * 100;
  return `${value < 9.95 || (value > 99 && value < 99.95) ? Number(value.toFixed(1)) : Math.round(value)} %`;
}
