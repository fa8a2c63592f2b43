/** Here at once, or later: for what a send asks thousands of times a second and seldom has to wait for. */
export type Awaitable<T> = T | Promise<T>;
