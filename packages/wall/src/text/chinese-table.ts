// Traditional characters and their simplified ones. Written by scripts/tables/chinese.ts; data only.
//
// From OpenCC's TSCharacters (https://github.com/BYVoid/OpenCC), Copyright the OpenCC contributors, licensed
// under the Apache License 2.0, as packaged by opencc-js. 3222 pairs by code point: `STEPS` are the
// differences between one traditional character and the next, `OFFSETS` simplified minus traditional, in base 36.

export const STEPS =
  'acv 4 3 36 7e 14 6i b j 6l k 97 6m n 2 t6 d7 h 37 cp y 1 v 2 2z 23 8i am 4f 3g 6x 5u a 4 s 16 4 1v ' +
  'bm 1o 3i 1l 6 4 n 35 7q 7 2g 4 n 5 4p 1 c x h g w 1 a 1 i c 5 7 k 6 2 1 2 6 5 l 7 n 8 z 1 8 f 5 5 ' +
  '2 1 9 b 2 4 1 1 2 7 4 3 4 8 4 9 6 1 3 9 8 7 1 1 2 4 1 5 2 4 1 3 7 b 8 5 1 2 1 1 b 5 6 5 g 2 x 7 p ' +
  'u 5 f l 1g 5 q 3 4 3 9 4 2 h 6 1 2 c 1 3 2 1 2 1 2 2 9 13 k 4 2 2 1 4 1 6 8 2 2 3 3 1e 2 2 f k 11 ' +
  '2 2 s 7 4 9 5 2 f 1 u 1c x 3 c 3e 11 z 1g n 4 b 1 3 18 c g 1 1 2 4 k 1 3 4 c f 7 6 g 7 6 1 2 1 5 d ' +
  '5 1 1 5 3 5 4 i 7 3 3 5 1 9 3 2 4 1 7 7 5 4 5 4 c 1 1 1 6 4 1 1 2 a 1 1 3 3 1 3 5 p t 4 2 5 1 3 2 ' +
  '4j 12 7 8 7 e 5 c 7 i 2 3 m 1 4 3 5 3 8 2 h 3 1 6 b i 4 e 2 3 3 5 3 9 4 3 5 4 1 1 1 2 2 1 1 2 7 1 ' +
  '5 b 2 1 z 2 3 p i n 2 1 2 2 e x 1c p 1f 2 12 11 7 1m 8 1 c 1 e c u 5 1 4 1 3 5 3 1 d 8 3 6 6 8 b 8 ' +
  '1 v d 3 4 1b i y 4 1 2 2 1 9 1 h 1 3 2 1 15 f 7 6 9 6 2 4 4 1h 26 5 2 7 g 4 6 2 9 a 10 7 12 1 3 3 ' +
  '3 d 3 9 2 5 1 6 a 2 2 1 e 7 2 2 2 o 9 18 6 8 3 a 3 g 4 1 7 4 8 1 b 2 5 19 m 1 2 4 6 7 5 3 1 1 1 1 ' +
  '1 1 6 3 7 v 2 v 2 2 d 2 2 4 2 6 5 7 5 6 7 d d 5 d 2 9 c 4 3x v w p n 1 7 10 g 1 9 w 1 c c 3 7 6 7 ' +
  '2 b 2 5 4 1 6 1 3 5 3 4 2 2 4 8 6 1 1 4 4 a 7 3 4 4 h 2 3 1 h 1 4 1 4 a 4 1 1 2 2 2 2 7 d j 2 7 1 ' +
  '1 4 14 31 f 27 8 d 16 3 6 1 h 1 2 h 2 2 6 v q 1 j 1 u 9 1 g e 1 r b 3 g 4 3 4 1 d 7 1 3 a 2 4 2 6 ' +
  '7 1 8 3 1 2 3 3 3 1 8 1 6 6 1 2 9 3 1 1 1 2 3 3 1 1 1 1 6 2 9 5 2 3 2 1 1 5 1 1 6 2 y 5 4 1 t 3 a ' +
  '1 3 f n b 5 6 x 10 1n 7 i 2 17 1 7 8 a 9 p 2 1 2 6 7 a 5 3 4 c b y 2 7 1v 1v 1t 5 1 3a e l 4 4 1 2 ' +
  'j i 6 c 1 8 2 6 b 4 p z o 9 l 5 8 z e 4 4 4 d c 2 6 h 3 1 6 5 3 6 5 1 3 c 2 6 5 4 1 4 4 8 5 1 1 5 ' +
  '9 3 k 3 9 4 i 8 b 8 3 3 1 b 1 4 5 3 8 a 6 7 1 2 1 1 6 2 1 2 1 1 5 2 5 3 9 1 5 5 3 1 3 8 v h 2 f 2 ' +
  'h 5 1 7 p 6 6 4 3 2 1 1 1 2 8 1 1 4 6 1l 3 6 4 n 8 1 7 b g b x o 4 17 s 24 d 1v 6 8 g 11 m 8 b 3 1 ' +
  '1 b 1 4 v 2 7 4 6 i c 1 j 9 8 p e 7 e 3 5 9 8 1 7 2 b j 3 3 5 1 3 3 1 2 9 3 d 8 1 9 6 3 3 7 2 g 3 ' +
  '1 4 1 1 9 b 1 7 8 1 6 1 9 7 9 4 2 3 2 3 3 d 3 2 1 2 f 3 2 1 1 3 5 3 4 5 1 9 2 2 4 3 1 1 2 2 4 6 3 ' +
  '5 2 1 6 1 1 8 2 c 5 1 d 1 3 3 1 4 4 2 1 3 2 k 1p l 11 19 14 9 7 9 3 4 3 5 k d 5 p 1 1 c 2 1 7 1 9 ' +
  '4 3 3 3 7 6 1 7 2 5 1 2 f 3 b i 5 8 4 2 6 i s 9 p 5 7 5 p 1l 4 s t 5 6 2 1 1 9 q 2 1 3 2 1 1 3 2 1 ' +
  '2 1 1 4 3i 1f 9 5 c 7 h 1 5 1 8 n 1 b 2 a 2 3 5 4 1 5 3 5 2 6 5 5 5 6 1 1d 9 d 1 1m 5 9 5 5 1 h 3 ' +
  '27 7 u 4 9 2 6 b 3 6 7 4 8 1 7 4 1 2 9 6 7 2 1 2 1 2 2 3 1 1 2 1 1 a 5 p m 8 2 9 p 2 3 2 1 3 3 1g ' +
  '7 p f 2 d 2 1m 4 2 o 6 b c 7 l 2c p 8 4 7 12 k 4 b 2 2 1 k 9 6 3 4 8 e 1 6 a 2 9 d 4 1 1 5 10 16 e ' +
  '1 7 c 5 4 4 2 1 e 9 1p 3 7 d 3 f 3 f 7 5 1 1 i 1 1 7 2 2 1o 1 4 1 6 1 4 a 1 2 1 2 w c 28 7 q d j 4 ' +
  '4 b 12 4 5 2 9 c 2 2 5 a 5 8 d 4 d 3 2 8 e 4 1 5 2 7 8 5 2 1 3 1 4 5 1 2 2 4 1v k k 1 9 9 2 2 2 3 ' +
  '5 2 2 1 1 1 1 1 1 1 2 2 3 3 1 1 1 1 1 1 1 1 1 1 1 3 b 2 2 1 1 1 2 4 1 2 3 1 2 1 1 1 1 8 2 5 6 2 1 ' +
  '3 1 4 2 2 6 1 1 1 3 3 1 7 2 1 2 2 1 3 2 1 1 1 2 3 6 1 1 2 1 1 1 4 3 1 1 1 2 1 1 1 1 1 1 3 1 1 1 2 ' +
  '1 1 5 3 3 1 6 1 1 1 3 1 1 1 3 1 2 1 2 3 2 1 3 3 2 1 2 2 3 2 1 c 1 1 1 5 1 4 2 4 2 1 1 4 4 4 2 1 1 ' +
  '2 1 1 1 1 1 1 2 4 1 5 2 1 c 2 1 5 4 3 1 7 1 1 2 1 1 1 3 3 2 1 2 1 1 1 1 2 5 1 1 2 2 1 2 4 1 1 1 2 ' +
  '4 4h 6 5 4 2 y 5 2 e 1 2 3 o 2 3 1 d s p 1 d 4 1b 2 14 8 h 1 2 1 2 1 1 2 4 1 7 3k 3 j 8 6 2 e l 8 ' +
  'b 5 5 8 5 b i 5 4 2 2 7 k 1 1 a 4 2 9 2 5 1 2 3 3 i d 1 1 1 c 2 1t b 2 5 6 6 1w 18 23 o 1s c c 5 ' +
  '20 5 4 f 3 y 8 1 k 9 i 2 9 8 m 3 3 1 1 9 u 4 6 5 z 1 5 9 7 g 4 6 5 2 1 7 2 g 2 5 8 4 1 2 3 a 7 1 3 ' +
  'a 9 8 2 2 5 3 4 7 7 3 a 1 1 4 1 j 1 f 8 5 3 7 2 3 1 6 4 2 1 3 1 f 4 1 3 b d 5 7 3 c 6 1 3 8 8 3v 1 ' +
  'b 1m l a 7 2 g c q 4 c d 4 5 4 6 l 9 3 3 1 3 5 6 4 1 7 3 1 3 b 4 5 9 5 5 b 4 9 2 5 1 2 1t p j 5 d ' +
  '1 4 s a 5 c q 1 5 3 5 7 2 6 7 7 3 4 6 2 3 3 2 k 3 3 1 4 3 2 9 4 1 4 2 3 3 5 3 3 2 1 1g 2 2 9 1 1 5 ' +
  '2 2 2 1 1 2 1 2 1 1 1 3 2 2 3 1 2 4 1 3 4 3 2 4 1 1 4 1 5 8 2 2 2 1 1 1 1 3 2 1 2 1 1 1 3 3 1 1 1 ' +
  '1 1 2 1 1 1 2 2 5 3 5 1 1 1 5 1 4 1 3 3 2 4 2 1 2 1 1 1 2 2 2 4 2 4 3 3 2 1 3 2 3 2 2 2 2 2 1 1 3 ' +
  '1 4 1 1 1 1 2 1 2 2 1 4 2 1 3 1 1 1 2 1 1 2 2 2 2 1 1 2 1 5 4 1 1 4 2 1 2 1 1 2 3 1 7 3 1 1 6 6 5 ' +
  '3 8 5 1 4 3 2 1 1 2 2 1 c 2 2 1 4 3 1 5 1 2 5 5 1 1 2 4 1 2 1 4 2 2 4h 9 6 2 4 o a n 6 6 4 1 1 1 1 ' +
  '1 5 1 1 1 1 1 3 1 2 1 1 2 1 1 2 1 1 1 2 1 1 1 1 1 1 2 1 2 7 1 1 2 4 1 2 2 2 1 1 1 1 2 1 3 1 1 1 3 ' +
  '4 1 5 1 1 1 1 6 1 2 1 2 1 2 2 1 3 1 2 1 4 1 28 15 4 f a 1b 1b w 4 o 9 a 1 3 1 m 8 7 1 1 2 1 3 1 1 ' +
  '2 5 7 4 1 4 m a 1 1 1 2 2 1 2 7 2 2 5 7 7 6 1 1 1 1 2 5 1 1 2 1 1 1 1 7 1 1 1 2 4 1 1 1 1 6 1 3 1 ' +
  '2 2 1 4 3 2 3 1 2 1 1 2 2 1 1 3 4 1 6 b 2 1 2 1u 7 1 1 3 1u x 4 a e 1 o 1 3 6 1 4 3 2 2 1 8 9 4 1 ' +
  '1 2 2 5 3 3 3 5 1 27 m h 3 9 2 2 h 2 4 3 2 1 1 2 4 d 1 1n j 6 2 1 4 8 1 5 1 e 1 2 2 6 5 2 1 1 1 2 ' +
  '1 1 4 6 1 2 1 2 b 1 2 2 1 4 1 1 1 2 1 1 2 1 1 4 1 2 1 1 2 1 9 3 2 2 1 1 7 2 3 1 3 1 1 1 3 1 1 1 5 ' +
  '1 2 1 1 1 2 4 4 2 3 1 2 1 4 2 1 1 1 5 1 1 5 3 1 1 2 1 4 1 3 2 3 5 4 2 3 2 2 1 1 4 3 2 1 2 1 1 1 1 ' +
  '5 2 3 1 2 2 1 5 2 2 2 5 3 1 2 5 2 4 2 4 1 1 1 2 1 1 3 1 1 1 1 5 2 1 3 4 1 3 2 1 1 7 1 2 3 3 1 1 1 ' +
  '3 1 1 1 1 2 2 2 1 2 3 1 3 1 3 2 4 4 1 2 2 1 1 1 2 1 2 7 4 2 1 5 4 1 4 3 1 3 5 1 4 2 2 4 2 3 3 2 7 ' +
  '1 2 2 2 1 2 4 1 1 3 1 2 1 2 1 1 2 2 1 2 1 2 7 4 4 1 4 1 2 1 1 6 1 4 1 1 1 2 1 2 4 8 5 2 2 1 1 2 6 ' +
  '1 3 4 2 2 1 2 1 1 4 1 4 3 5 1 1 1 1 2 3 1 3 1 2 1 2 2 3 2 5 6 2 5 1 2 1 9 2 3 2 5 3 3 1 1 5 2 3 1 ' +
  '1 1 2 1 6t 9 2 1 3 2 1 2 1 2 1 2 1 1 1 4 9 2 1 1 3 1 2 1 1 4 1 4 3 2 1 1 1 1 4 3 1 1 1 1 1 1 1 3 1 ' +
  '1 1 1 1 1 6 2 2 1 1 2 1 37 5 1 5 d 3 5 5 c 1 4 3 4 6 9 4 2 4 1 2 3 4 3 g b 3 2 1 2 4 1 f 9 m h 5 m ' +
  '5 2 2 2 1 h 2 1 9 2 13 e 9 n 4 2 3 3 2 1 1 6 6 3 1 1 t 4 2 1 1 2 1 1 1 2 2 1 1 1 1 1 1 1 1 3 1 4 4 ' +
  '1 3 2 5 2 1 2 2 2 1 2 1 1 2 2 9 6 1 1 1 3 1 1 3 1 1 2 3 4 3 2 4 1 3 1 1 2 1 1g 5 1 1 2 2 3 2 2 1 1 ' +
  '4 4 2 2 j 5 2 1 2 4 1 1 2 2 2 1 2 8 1 1 1 4 1 1 3 1 1 2 2 1 2 1 1 2 1 1 1 2 1 1 2 3 7 4 5 2 2 1 1 ' +
  '1 2 2 2 1 2 2 2 3 1 1 1 1 5 1 5 1 4 2 4 22 1 1 3 2 1 5 3 5 2 6 7 1 1 1 1 1 3 1 2 2 2 2 1 8 3 3 1 7 ' +
  '4 3 2 1 2 1 5 2 1 1 1 2 5 3 5 2 4 3 4 2 1 2 1 4 1 1 1 6 2 1 1 1 1 1 5 2 1 1 1 6 2 3 1 4 3 2 1 1 4 ' +
  '1 1w w 3 2 1 1 o o 7 d 8 3 2 1 1 5 3 8 l a 2 1 4 3 6 7 5 3 3 6 1 2 3 2 2 1 2 1 2 1 1 1 7 2 1 1 1 1 ' +
  '1 2 3 4 1 2 1 5 3 2 2 6 1 6 2 1 8 2 1 1 1 4 2 4 1 2 3 1 2 1 5 4 3 4 2 2 2 1 1 3 2 1 1 2 1 2 1 2 1 ' +
  '8 1 3 1 3 1 1 2 1 1 4 1 3 1 1 2 1 1 2 1 1 1 2 2 2 3 2 1 1 9 2 2 1 1 2 3 2 1 3 1 3 1 5 2 3 5 1 2 2z ' +
  '2 2 3 6 1 1 2 8 8 1 2 9 3 6 2 1 1 4 3 2 7 1 4 3 4 4 2 1 1 c 1 1 1 1 9 1 2 1 1 9 2 2 1 1 2 5 7 6 3 ' +
  '2 1 9 3 2 2 6 1 4 4 1 2 3 2 1 2 5 1 1 1 3 1 1 1 2 5 1 9 3 1 2 1 5 6 1 5 2 2 3 1 1 4 1 1 3 5 5 3 2 ' +
  '3 2 4 3 2 1 2 1 2f 4 1 2 1 q e 4 1 1 1 3 4 1 1 7 1 6 9 i a a 2 2 1 6 2 3 7 c v m 1 3 1 3 2 1 2 1 1 ' +
  '3 3 1 1 2 3 1 3 2 2 1 3 4 1 5 h 1 2 1 3 1 7 11 i 1xmz 139 25u 3e la w 41 o in 3o 22 li q 9c de 64 ' +
  '1t5 y9 5w qf t4 a5 32 9 qs qp 4s 7n oj 15d 1b en 145 2u gy w 3c it 132 7x 1d6 iv cr 2gu u 15 2q ih ' +
  'm2 1g zt 8 16 195 34 l s 1f 8n 8 3b 2cq 3p 4d xz mdi'

export const OFFSETS =
  '-r -18 -1p 5sm 2l58 -c -2d -18 2mxb -21 3jh0 -2e -1d -4j 8dj 2v0c 2wl4 -2e iqo 3j 2p 2p 1y 1v -6 ' +
  '-5 3ivg -l 13 h 3f5d 1n h32 3iu2 d r o 36m5 3ekm 5 fut 18 w fvd fv0 g2t 3 380 35g -h -1 -4 -s 2wr ' +
  'ss 2yp 4pr -5h -j 2h5 y 8xl -4x -1s -5g 89h -63 -t -t -8m -dd -85 2ua -79 -5ii -8a -5jo -5p -5r ' +
  '-9f -5lh 4in -a7 -ai 1ny 26s -96 -1v -b7 -bd -3f -b7 -3k -1z -e8 -9w -89 -en -c4 3dn8 -8w -2y dsm ' +
  '-ea -eu -8n -9i -g5 -9r -7w -2y -2x -8e -a3 279 -4g -eq -3u -99 -5ov -41 -46 -9g 4v 5 -j -1 u -n9 ' +
  '2 9bn 2hk -8 -i -1 -2 6 -a -n -1a -74 -l -17 -1t 8 -u -1g -2i d4r -35 42x -w -35 -25 -25 -1o -5uy ' +
  '-27 -5u9 -f -19 -1k -g 933 -17 -z 39x6 -f -27 -14 -1w -2j 5 -7 4yg -3 -6 -5 2jv -7 -a -c -b -u -x ' +
  '-15 -h -1 -3 -153 42 1 q -19 -2r -3t -4t 24d crj -84 -3x -8g -1t -6b4 -3a -1hf -bs -1g8 -gp -5v ' +
  '-a3 -2j -4t -c7 -am -5j 2eh2 -82 -el -28 -4k -cf -4v 16u -75 -9e -7i -53 -fn -9u -di -5l 20l -1n ' +
  '-6hc -cg -b2 -aw -b5 -3g -bd -59 -gg 1qy -dh -hg -c0 13h -1l -8b -dk -gg 2efk -en -il -1kq -6t ' +
  '-1ov -42 -9f -5y -v -11g -hh -9l 8oz -4g 7 -i -e -p -11 -d -o -1i -2m -1g 3csa bfb 228 -4r -2p -2q ' +
  '-1v s8 22c -6y -6r 8g9 -4d -3e 46j -1bs -78 -3v pv 3co7 -2w 3918 -67 -8s 3co3 -49 -9h -9g -7b -y ' +
  '-7s -a4 -7u -6t -11k 2fbh -92 -bk -9g -ap -b3 -9n -9n -au -b0 -4k -1 -4 -4 le -1 32c -1zg -5 -e -2 ' +
  '-14 -1c -m -z 3h -n a -32 3chu m -1p -67 -2w -39 -78 -73k -i -8l 916 -8d -98 -5i -5j -3w -9h -2e ' +
  '-76 -46 -79 -14 -27 j -2e -58 -5e -8b -76v -90 -i -i 2g30 -l -3 ao7 -5 -20 -2u -20 -21e -1b -2d ' +
  '-2h -1 -2r9 -g -k -i -3 4 -l -g -j -1 -y -2 -e -26x 1 -2k -2j -s -a 1rp -3k -2tk -1p -33 -52 -5y ' +
  '3c3u -7fd -10 -2f -6p -1m -45 -58 -5b -6b -6d -4q -2o -7h -8t -7e -7g -6k -f -8d 388w -1 -22n -w ' +
  '-z -z -g -p -1g -7id -r -t -1v -2q -1p -1n -1 -7 -2hq -o -27g -274 -26z -276 -i 786 -27m -27j 3bx5 ' +
  '-1y -28u -28 -1v -2s 1 -2k -29a -1 -26i -9 -l 3 3bvp -2l7 -f -13 -v 1 2jy -1 1 ay2 -a -36s -29q -d ' +
  '-3bk -b -1b0 -1g -1q c 6ae x g -4w aip -2yh -2z -39 -39 -3k 3di -1c -3h -8e -59 -8w 1cj -96 -19 ' +
  '-34 -31 -6f -38 -55 -9y -a1 7ab -5i -kw -7ww 4e 1x0 -bf -4f -ac -338 -30 -15 -4s -3k -70 -bv -16w ' +
  '-ds -9g -mt -b1 7 6uz -bn -i -813 -a7 -7d -10 -dz -98 -ff -7p -4t -c5 -1 -9 -g 3 -o -2 -z 1 6n -1c ' +
  'y 1g 1 -v 61x -75 -21 -35n -7s -6b -88n -3f -3a -49 946 -65 -a6 -3d -5l l -4u 1d -50 -dc -1j -b8 ' +
  '-4d -4g -2l -9h -cz -d3 -de -5d -8a -a1 1 -ab -8gc -al -6j -cd -ep -gx -50 -bh -bl -9q -d8 -7l -da ' +
  '-3pr -bu -8hg -en -a4 -cc -fp -ao -el -4n -eh -6o -8r -i3 -1s -50 -t -1w -8i5 -i6 -5b -29 -fh -fi ' +
  '-42 -7t -2p -6a -61 -g -eg -62 -85 -8f b 7 7v2 -3gf -15 -8 -13 192 -t -2 -3 -a -4ku l -1 -3pc -24 ' +
  '2 3avj -x -1f -1f 3au1 -4g 2w3 -15 -34 -3sw -4u -3a -3pa -1b -6h 2iln -4r -4a -4uq -4q1 2t37 534 1 ' +
  '-505 -ys g -10q -m 2isk -8p -44 -6p 3aj1 -8s -6q f -1xd 1 -8e -8k -5w -903 -67 -64 -1k -4v -92b ' +
  '-de -bs -7a -5eb -dw 2tt -27o -g1 52t -19 -9n -g7 -f7 -hf -85 -5j -6f -5c -az -5w -67 -bc -5gy -h3 ' +
  '-b4 -47 -eq -ho -98e -do -3u -987 -cp -lg -fc -d0 -7o -dj -di -md -8l -1t 2ikw 14 -i4 -fl -fp -5h ' +
  '-de -38 -du -4hr -5w -k8 -68 -kn 3a4d -2i -9e -k2 -ce -2q -k1 -38 -7b -kc -n9 -3q -9x 5d1 -kp -a7 ' +
  '-5m -l1 -ak -qv -dn -k4 2im0 -b6 -gs 86h -4lx -15 -1n -1r -2y9 -4q9 -2ee 2 -d -c -t -9bu -h -5a0 ' +
  '-r -e -9c7 -1i -vu -3pk -3pl 1 -i -a 19g -13 -5 -f -9 -3 -1 4d 3x 8 -5af f -5b8 -5cc cy -2t -59 ' +
  '-1i 39sq -3t 3 -5ir -5ji -6o 13 -5k8 -5jx -90 l -2g -51 -3a -5l8 -ai -3p -69 -6l -5mh 2jbg -7q -63 ' +
  '-ej -db -5ow -e6 -3m -9x -7l -1p -f1 bs -88 42f -ia -g2 -h -63 -5g3 -bq -bv -10 -u -6l -3n 39ik ' +
  '-hi -k9 -as -7z -ay -4v -88 -e1 85o -gl -gj 2j43 -j4 -9xr 1 -ce -ez -6l -4g -db -d3 -fz -dm -lo ' +
  '-ds -b3 -iv -58 -j7 39d6 -gx -dt -a1q -hj -hc -a1v 2jbx -9i -l6 -9l 43i -hz -i9 -g9 -a37 -7a -4j ' +
  '-7d -ad -le -7u -2v -83 -e0 -a4o -lq -oz -jk -1v -m8 -oo -60 -62 -4y -mo -2f -3d7 -6f -4i -ps -9w ' +
  '-n3 35bf -8y -a7 2jc3 -e -a6k -dh -am -aw -ay 1 -6tc -6tf -1d -281 -3x -52 -3e 3hv -28 -3n -6k ' +
  '-a7o -h 3it -6y 393g -5g 7oc -75 3944 -61 -9l -8j -6j 392q -6m -5i 3ly -9z -17v -7m -7f -abk -30 ' +
  '-7k -6e -98 -av -9l -71g -73s -3 -4dm -3w6 -52l -b -33z -8 3bk -1h -o -19 -a -c -1h -15 -3h -21 ' +
  '-3t -64d -2b -2f -54o -3g -3f -2w -41 -42 -ag4 37p -2v -5c -6pn -d -25 -2v -2n -26 6uc -2y -25 -4d ' +
  '-54 -2b i 30w -5r -5d -3e 36e7 38pb 38p6 -43 -7m -1b -57 -ane -75 -7w -1s -77 -1k 38nq -3y -72 -1y ' +
  '-8 2krm -t -13 -7ln -7lo -7n8 -1vx -1c -4fi -1m -4df -j -6ne -g 5g8 -22 -18 -2k -30 -15 -7 -37 -3s ' +
  '-14 -3p -y -z -4r -2m -2k -1w -47e -54 -1h -31 -40 -5q -4e -57 -b -9 -1a -1c -4o -1y -7 -6uj 1 -9 ' +
  '-73 -6 -9 -310 -5 -f -59g -i -c -70l 2gn 1 1 -7xj 349h -6e7 -r -e -3v -ax2 -c -1c -2z 2j6 -4n -1d ' +
  '-4 -3de -r -e -29 -2d -6ft -2c -4t -4c -24 -57 -b2g -3c -5g -2z -1z -24 -6x -4m -b3t -4q -5q 381k ' +
  '-3w -87 -6o -6l -8e -6u 3n 5 -l -v -1z -2m -551 -11 -36 -26 -1m 4 j8 9 -1u -b7q -3e3 -4f -2p -1t ' +
  '3jr -b8o -15 -2m 5zc -2q -g -2t -1i 1u4 -f -c -2ni -1j -u -13 -9 -l -14 -1k -x -21e -1z -k -o -1e ' +
  '-1u -2a -bcy -8yl -29 -1e -419 1c2 1fj -3c -10 -2g -2p 37mo -69 -3y -49 2mrq -2i -1m 1q8 -38 -4h ' +
  '-2a -3k -65 -5b -5ye -2d 2mji -5v -bg0 -5i -30 -50 -u -84 -6e -8b -2c -3f -5h -7zl -h -c -s -1g ' +
  '-1l -7im -2d -3k -2i bq bm bu bl 37kg bm bh bf bi bk bm by bq bx bv bf bf bq be ba bj b1 bg b5 bb ' +
  '37ju bd -bg5 -5b4 ba b5 b3 b6 au b8 au b3 b5 b0 au -5y5 ao -bgs as ax ar aw az af ao aj ag ab a2 ' +
  '37hz 9y a6 -9cl a0 9z a1 33ce 9c 9q 37hj 9m 9s 9m 9k 37h7 9i -bis -56z 8s 33bl 9s 37gw a7 9r 34mc ' +
  '9i 9k 37go 37gi 7o 96 93 96 9a 75 bj 90 98 -5zg 72 8x 8k 8y 8j 8d 8m 8e 8q -4j 84 8e 7s 7t 7x 8c ' +
  '8c 89 6d 8c 8g 8k 8m 8l 86 8e 8a 7t 59 80 7q 5r 7t 7i s9 7i 17i 7k 7s 7b 55 7m 6t 7b 73 73 75 70 ' +
  '-8dg 5b 6q 6s 6z 37df 3o 6t -bnf 34 6p -5b 66 6k -5xe 4r 50 6e 6c 65 37 61 5v 3b 3m 4p 3u 32 -a8 ' +
  'xm 5e 5g 5e 5d 335t -bp3 2d 2nja 2z 4n 4z -bpb 335j 37b8 55o 4k v 2p -9q 41 45 -5l3 37au e 4d 2y ' +
  '48o -biz -7vx -a -7w3 -m 5cd -l -1a -i -7 l9 1 -6 -7 -9r4 ed -9rm -2f6 -i -x -10 -5 -c -84z 49p -r ' +
  '-6 -7sy -1n -c -1g -17 -18 -8r5 -1f -2 -1w 1 -1c -8po -9q3 6 -3d -40 -32 -17 -2d -4s -2h -60 -6 ' +
  '-1p -6u -c75 -4q 2nyy -1a -6v -4x -4s -41 -59 -1q -3y -6o -5s -5o -6 -96m -a7o -93e -a9l -9lg -a8b ' +
  '-5k3 3qc 4mm -14 -1t -1i -1c -1 -4 -9m6 -p -9tl -4 -7ba -3s -20 -64 -9lt -7cv -3rt -8r -2h -ap1 ' +
  '-5z -3l -9jn -6d -6u -bj -74 -7n 323k -6es -5z -69 -l -7t -dr -9i -7mh -2r9 -8s -fi -8o -bl 367c ' +
  '-9tk -9qu -42 -48 -50 -et -ci 320g 31ym -d5 -5b -ds -di -ij -bh -e5 -61 -eg -jy -92 -44 -g -fd -4r ' +
  '-l1 -8mt -2l -fz -dl -gm -ap -cta -jx -cte -kl -gq -6o -h1 -o3 -hi -1o -cuv -3k -mm -59 -5c -di ' +
  '-42 -o0 -mw -46 -lu -1z -6d 2oja -lv -af1 -9m -f6 -90 362g -8y9 -1 -d -9yg -b14 -3 -9 q -2i 35x9 ' +
  '-5x -3zn -6g -6v -2p -41 -7w -ou -d08 -1r -1r -5w -3k -12 -ad -4j -71 -av 31l4 -87 -ai -am -5a -av ' +
  '-5b -7w -43 -af -72 -9h -2h -9z -bl -99 -ban -mx -6jo -abt -1h5 -agg -asr -1c -9dq -1x 1rx -3b -o ' +
  '1rf -atj -9h6 -1w -42 -26 -29 -t -bk6 31ds -2q -2s -4g -5u -3e -4a -1c -5q -7c6 -77 -5h -v -6kw 1i ' +
  '1h 1h 1e 1c 1b 16 14 14 -bnc u w u q f b d 2 -m -7 -i bj bk bk bd bp bf be 35je ba bj be b9 b9 ' +
  '-7un bc bi bd bh -d8f bh b6 b6 b9 b5 av b9 b1 b4 -5sj at 2q96 ap at 9z ag ao aj a7 ai a8 ae a2 ' +
  '35hd a7 -amp aw ao ao a7 a6 35hl ak ab ac aa a0 a4 ab ab 9z 317w 9p 9j 9c 9i 99 -9qn -8fp 7r 9u 9w ' +
  '95 9l 9g 9b 8q 96 95 97 97 9b 96 96 94 9d 98 9d 90 9a -4k 90 8y 8y 8x 8m 8c 7r 8a 8b 8j 35e6 6c 8b ' +
  '85 8h 8x 8v 35ez 90 7a 8g 8l 89 84 88 -apy 5e 35ed 86 314r 7q 5i 74 80 7u 70 7f 7l 7l -3e 5j 78 7i ' +
  '3143 7r 71 7f 7h 7h 7f 47 79 77 76 6v 73 74 72 3l 6n 6j -aqy 3c 6c 2e 35ca 60 32 5y 5v 5x 3127 ' +
  '-agl 5m -698 2q 1q 5c -82b 36 -6s 4t 3f 3o -b02 -8c -dib 28i 3p m 4b 4g ck 3o 45 -5ud -9fq -3g8 ' +
  '-c9s -1y9 -4zm -8 -51x -50o -dog 3k 3k 3l 3j 3l 3j 3o 3j 3k 3k 3o 3b 3j 3n 3y 3h 3l 3a -cav 3j 3g ' +
  '3i 3c 3i 3d 3e 35 3k 3i 3f 3k 3h 3a 36 3b 3c -9p1 36 3d 33 38 35 38 36 1u -bd9 25 2t 32 1q 2q 1m ' +
  '2n -dpc 2q 2q 2o 2m 1d 2m 2m 1l 2b 2g 2g 2c 2a 2c 2b 1i 1c 1p 1k 1y 20 13 -2 -v -10 -t -1 ew -r em ' +
  '-16 -3s -2l be -3u -h -1m -3n -3w -5t -3i -40 -5m -dyk -2q -50 -2v -11 -4h -28 -12 -a -r -h 4c 4c ' +
  '4c -c36 30hh 49 47 47 42 34th 40 43 3x 3j 3g 3g 3k 3b 3e 3i 3k 2qys 3h 3e 3c 38 38 2yi3 36 -8nq 35 ' +
  '2u 30ft 2z 36 30 31 32 2t 2p 2n 1w 2o 30f9 2q 2k 34rc 2j 2d 2e 2h -2m1 2a -70g 2a 28 2a z 24 1d 1y ' +
  'h 1f n f -c20 -f -3 -6 -c9i -b9y -9ld -1s -1x -bt5 -2f -6qa -3f -3r -46 -3c c -2a -24 -3o -6nm -2v ' +
  '-43 -3hd -52 -33 -z -5b -55 -4s -4e -5t -2c -2y -g -1z -1f -d60 -2h -2w -1b -44 34gk -2k -39 -1m ' +
  '3032 -3e -2u -4d -5 -2q -37b -1l -dcb -1t -2kw -43x -cc0 -1n -23 34dz -1t -1vg -1x -20 -1 -cag j7 ' +
  'j7 j7 jb j7 j5 j6 iz j4 j0 -9dv iw ix 34fp iq ie ik ic -ebo 34fm j3 iy id ix io 300w ia if i8 ij ' +
  'ic ia hr i2 ih i1 hq hi hz hh hv im ig hv i7 hp ht ic hi hn hu hs hq -acd hh hu hs 34dx ho hq hd ' +
  'gy gs h8 h6 30ka gs gj g5 34cz gc 34d6 gg gg 34cr jc gp 30jm hk go hd h7 hi hc gn 2zxj gd gi gl gc ' +
  'gl gh gb -214 fl gk gc ft gd fw ff g4 f8 fh gt 2rv5 g9 gf gm gd f0 gf g7 d6 ew eg 34am ft 2zvj f6 ' +
  'fh fo dx f4 f2 fi f3 dm eo f7 dk ev eq ek ev fr 348l bq 348d f1 -a7j eo f8 f5 cl et eb ei ek ew d0 ' +
  'e8 348s el el e3 b3 2zth e8 du dz dy dw dm -a8t e5 -24u ck eq d9 dj dj 9y 9a dp dn -6tq ca dv df ' +
  'ax 8s dc d9 d0 ct bz ct 346v cu c9 cg bh 7g 81 cf cb ce cn dg 345y ch a3 c1 ay bx 2roy bm 7a -2wu ' +
  'bt 8p 8w b6 bo be bd bm bd be bi 2e6 b8 b3 bf -930 8m ai b0 344d b4 b0 88 9p aj aj al 7n aj ac 9q ' +
  '-4q a2 6q a5 a9 -epp 343h 7f 5y 2rm5 2znq 6h 2znl 2rlx 9f 6f 9f 99 3r 9e 91 94 -eqo 6g 6g 7w 342b ' +
  '81 8y -er0 8t 8q 3w 8o 46 4h 3073 8i 50 82 7c -d9 -da 7y 5u 7q 2s 7k 74 33yp 6y 1h 78 78 5v 6o 4n ' +
  '1q -cw -d4w 69 5l 8 2w 2v 2v 2t 2s 2s -arv 2y 2t 2p 2p 2o 2p 2p 2o 2p 2m -cyk 2j 2a 2c 2g 2i 29 2c ' +
  '2b 2c 28 2b 2b 28 22 25 27 -953 -9bk 15 33s8 22 22 1x 1m 1z 2zc5 1y 18 1u 1w p -dih 1o 1f 1b -18j ' +
  '1j n -f -8 -d93 -1a -1o -17 -1e -22 -y -2z -2g 33n2 -19 -2e 33my -p -1t 33ma -21 -x -31 -2 -d75 -e ' +
  '-389 -d8t -c -9ei 1fn -5rb -11 -eap -6o6 -8cz -1 -15 -1o -27 -n -dbz -7o3 -dc3 -7 -3 -9 -4bu -3 ' +
  '-bdy -4vg -5wb -17 -4up -1e -dj7 -q r r r m h g -17 d -6 -d9u 38 38 38 38 38 35 37 36 3a 2zg9 36 ' +
  '38 38 30 33 30 33gi 34 32 34 33gf 2w 30 2x 2yys -cft 2s 2i 2h 2p 2yym 2l 28 2i 2e 2e 29 24 28 24 ' +
  '25 1z 20 20 2yxj -avt 20 1x -5ib 1p 1p n 1l 1l -9wx 1i k 17 1f 12 z z z -dkx -dxh t s l r p n k j ' +
  'i 3 3n 3n 3l 3l 3j 3k 3k 3j 3i -a 3g 3k 3a 38 36 38 3b 38 3b -5kr 32 -e4v 2x 2z 30 30 33 30 31 2w ' +
  '2yts -ekf -4ti 2x 2v 29 2s 2m -5lu -5m2 1g -ddf 2b 28 2swk 2c 19 29 23 23 22 25 20 20 21 1p 20 k ' +
  '10 -33 2ysc -27 19 1f 5c 5c -e7z 59 59 57 55 2yqo 4y 2yqi 338t 4r 4s 4n 338i 4h 4p 4o 4f 4b 4f 48 ' +
  '4h 4m 3383 4a 43 45 46 337n 40 3u 3v 2yoz 3y 2yos 3s 3p 3n 3l 3375 3p 3i 336t 2yo8 39 -fhf 37 2z ' +
  '33 -4vm 2ynv 2ynp 1w 2r 2v 2r -47u 2j 2c 2l 2m 18 1n 21 1g 335o 2c 1b 1h -bdc 10 1x i 1v 1s 1s w u ' +
  '-54x -a -537 -ewx -9 -b -e1p -a6g -564 -in -f -aku -10u -dwk -10e -10q -228 -3 -5 -h 82 82 2yi2 7w ' +
  '7s 7m 7i 7c 7e 330t 78 77 2yhc 330j 76 72 76 6x 74 70 6x 6v 6w 70 75 6v 2twf 32zz 32zz -flw 6o 6i ' +
  '6o 6c 6m 68 6s 2tvv 6b 6f 67 6a 63 66 62 6f 62 5z 5j 64 5z 5s 5v 5q 5o 5s 5g 5h 5i 5i 5l 32xw 4u ' +
  '5n 5j 45 5b -fom 51 5a 32xi -for 54 4v 50 50 4w 4m 52 4y 4r 3m 2ycx 4q -fph 4m 4n 4g 43 35 4a 4g ' +
  '4j 32wn 33 2y 3j 4c 4f 46 32w8 3r 44 2ts5 3x 3x 3x 3t 3q 3r 1z 32vo 2n 1b 1l 3k 3h 3f 2f 19 35 ' +
  '2ybf 25 g 13 8q -et8 8n -etd 8i -etr 8f 8c -fsb 83 81 7x 7y 80 7s 7p 7k 7m 7b 7d 79 7d 7d 7b -ftu ' +
  '78 72 -fu5 6w 6x 32py 6o 6q 6s 6m 6k 6g 2y6m 6c 6g 6a 6b 6a 67 -1az 60 64 5r -fvy 4k 5k 5k 54 5f ' +
  '59 59 32pk 51 52 4z -fwz 3f -54l 32pe 4t 4w 4n 4n 4d 4n 4b 4a 4h 4c 2l -fxt 43 44 3z 26 2m 3y 32o7 ' +
  '29 3o 2x 32nx 3e 3d 2c 2b 38 3b 37 1j -j21 2w -fzl 2t 2r 32mh n 2k 24 2g 11 w -ett -ekh 4 -7gr ' +
  '-7u5 -fve 1 f -1fs -1ft 2dl2 -b0d 2u3d -b0i -1g3 -fw4 -fw5 1 -3 -945 -fbi -8 -1kb -l -e 1 c a 4 ' +
  '-fah 5 6 -beo -3k1 2 19 18 18 17 32g4 18 17 10 12 z -fah y -em1 w t 32fu 2y0d p -5xl l 32fr c -f0e ' +
  '-ctu -g6b 6 6 3 -hi5 -1 -w -2jvh -qi -x6 x0v -ba -fy -c3 -2mza -2n22 -2n4z -19 -1j -1c -2gyc -2od1 ' +
  '-jh -jx -nt -2isx -2s4r -bs -4b -qk -2jnk -2tp1 -bq -ov -ft -2vhe -2viy -1g -7y -bv -8l -9i lui ' +
  '-2xq0 -id -60 -ehh -6v -30nw -32t5 -32sr -32v7 -2h -3390 -33s7 -33tl -34mo -34mv -34o0 -b -35t7 ' +
  'cy2 -35uj cwc cog co5 -3686 -3879 -k -38cu -394q -1'
