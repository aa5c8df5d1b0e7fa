import { domAnimation, LazyMotion } from "framer-motion";
import type { ReactNode } from "react";

/** What moves the elements of a room: a file of its own, which comes beside the first room. */
export function Moving({ children }: { children: ReactNode }): ReactNode {
  return (
    <LazyMotion features={domAnimation} strict>
      {children}
    </LazyMotion>
  );
}
