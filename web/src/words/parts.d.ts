// The words that only some pages bring.
declare module "*.json?event_day" {
  const words: unknown;
  export default words;
}
declare module "*.json?desk" {
  const words: unknown;
  export default words;
}
declare module "*.json?answers" {
  const words: unknown;
  export default words;
}
