/** Who sends: printed in every footer, used in every From. */
export interface Newsroom {
  name: string;
  /** Address of the newsroom's own site. */
  url: string;
  from: { name: string; address: string };
  replyTo: string | null;
  /** Where mail that cannot be delivered comes back to; return paths are made of it. */
  bounces: string | null;
  /** Required by law in every mail (CAN-SPAM, CASL). */
  postalAddress: string;
  /** Who writes the editions: "Edited by …" in the footer; may be empty. */
  editors: string[];
  /** BCP 47 tag. */
  language: string;
}
