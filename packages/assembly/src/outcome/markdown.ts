// An outcome as Markdown. Texts are quoted as they are; nothing in them is markup.

import type { OutcomeBlock } from './blocks.ts'

/** Blocks as Markdown, ending in a line feed. */
export function blocksToMarkdown(blocks: readonly OutcomeBlock[]): string {
  return blocks.map(markdownOf).join('\n')
}

function markdownOf(block: OutcomeBlock): string {
  switch (block.kind) {
    case 'title':
      return `# ${escaped(block.text)}\n`
    case 'heading':
      return `## ${escaped(block.text)}\n`
    case 'note':
      return `*${escaped(block.text)}*\n`
    case 'text':
      return `**${escaped(block.label)}.** ${escaped(block.text)}\n`
    case 'bracket':
      return `\\[**${escaped(block.label)}:** ${escaped(block.text)}\\]\n\n*${escaped(block.says)}*\n`
  }
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&').replace(/^([-+]|\d+[.)])/gm, '\\$1')
}
