/** The whole number in a text with separators and signs; undefined when there is no digit. */
export const readNumber = (text: string): number | undefined => {
  const digits = text.replaceAll(/[^\d]/g, '');
  return digits === '' ? undefined : Number(digits);
};
