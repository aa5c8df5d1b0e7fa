import type { ReactNode } from "react";

const PATHS = {
  play: "M8 5.5v13l11-6.5z",
  pause: "M7.5 5.5h3v13h-3zM13.5 5.5h3v13h-3z",
  back: "M17 5.5v13l-9-6.5zM6 5.5h2v13H6z",
  forward: "M7 5.5v13l9-6.5zM16 5.5h2v13h-2z",
  chevronLeft: "M15.4 5 17 6.6 11.6 12l5.4 5.4-1.6 1.6-7-7z",
  chevronRight: "M8.6 5 7 6.6l5.4 5.4L7 17.4 8.6 19l7-7z",
  follow:
    "M5 4a3 3 0 1 1-1 5.83V14a2 2 0 0 0 2 2h6.17a3 3 0 1 1 0 2H6a4 4 0 0 1-4-4V9.83A3 3 0 0 1 5 4zM17 5h2v3h3v2h-3v3h-2v-3h-3V8h3z",
  loop: "M17 3.5 20.5 7 17 10.5V8H8a3 3 0 0 0-3 3v1.5H3V11a5 5 0 0 1 5-5h9zM7 20.5 3.5 17 7 13.5V16h9a3 3 0 0 0 3-3v-1.5h2V13a5 5 0 0 1-5 5H7z",
  sun: "M12 7.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM11 2h2v3h-2zM11 19h2v3h-2zM2 11h3v2H2zM19 11h3v2h-3zM4.2 5.6l1.4-1.4 2.1 2.1-1.4 1.4zM16.3 17.7l1.4-1.4 2.1 2.1-1.4 1.4zM18.4 4.2l1.4 1.4-2.1 2.1-1.4-1.4zM6.3 16.3l1.4 1.4-2.1 2.1-1.4-1.4z",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z",
  help: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zm0 2a7 7 0 1 0 0 14 7 7 0 0 0 0-14zm-1 10.5h2v2h-2zm1-8.7a3.2 3.2 0 0 1 3.3 3.1c0 1.9-2.3 2.3-2.3 3.9h-2c0-2.6 2.3-2.8 2.3-3.9 0-.7-.6-1.2-1.3-1.2s-1.4.5-1.4 1.3H8.6a3.3 3.3 0 0 1 3.4-3.2z",
  share:
    "M17 3a3 3 0 1 1-2.2 5.04L9.9 10.9a3.02 3.02 0 0 1 0 2.2l4.9 2.86A3 3 0 1 1 14 18c0-.17.01-.33.04-.49l-5.1-2.97a3 3 0 1 1 0-5.08l5.1-2.97A3 3 0 0 1 17 3z",
  model:
    "M12 2.5 21 7v10l-9 4.5L3 17V7zm0 2.3L6.6 7.5 12 10.2l5.4-2.7zM5 9.1v6.7l6 3v-6.7zm14 0-6 3v6.7l6-3z",
  search:
    "M10.5 4a6.5 6.5 0 0 1 5.2 10.4l4.5 4.5-1.4 1.4-4.5-4.5A6.5 6.5 0 1 1 10.5 4zm0 2a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z",
  pencil:
    "M16.8 3.6a2 2 0 0 1 2.8 0l.8.8a2 2 0 0 1 0 2.8L8.6 19 4 20l1-4.6zM15 8.3 6.8 16.500l-.4 1.100 1.100-.4L15.700 9z",
  close: "M6.4 5 12 10.6 17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.6L6.4 19 5 17.6l5.6-5.6L5 6.4z",
  dice: "M6 3h12a3 3 0 0 1 3 3v12a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3V6a3 3 0 0 1 3-3zm2.2 3.7a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3zm7.6 0a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3zM12 10.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3zm-3.8 3.8a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3zm7.6 0a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z",
} as const;

export type IconName = keyof typeof PATHS;

/** A 24-pixel icon in the current colour; its meaning comes from the button around it. */
export function Icon({ name, size = 22 }: { name: IconName; size?: number }): ReactNode {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="currentColor"
      fillRule="evenodd"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
