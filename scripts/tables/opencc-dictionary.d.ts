// opencc-js ships this dictionary without types: `from to|from to|…`.
declare module 'opencc-js/dict/TSCharacters' {
  const characters: string

  export { characters as default }
}
