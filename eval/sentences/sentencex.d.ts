/** The package ships no types: the sentences of `text`, white space kept, so that they join to `text` again. */
declare module 'sentencex' {
  export default function segment(language: string, text: string): string[];
}
