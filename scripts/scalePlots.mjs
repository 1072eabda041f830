export function writeScale() {}
