/** `postgres://…`, `sqlite://…`: an address. `sqlite:news.db` is a file, and so is what begins with one letter, a drive. */
export function isServerUrl(url: string): boolean {
  return /^(?!sqlite:(?!\/\/))[a-z][a-z0-9+]+:/i.test(url);
}
