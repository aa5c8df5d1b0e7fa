/** What stands beside a picture: nobody needs it before there is one, so it comes with the first scene's code. */
export { linkCaption } from "../glossary/linkWords";
export { SwitchAccount } from "../switches/SwitchAccount";
export { Examples } from "./Examples";
