slabmalloc-profile 1
duration 2350579762
peak 62928752
sampling 256 17
size 1 1 exact 11742 11742 11742 11463 43 6 30:40,31:3
size 2 1 exact 2112 2112 4224 1912 6 3 30:6
size 3 1 exact 44489 44489 133467 15682 175 151 14:5,15:3,16:4,17:9,18:8,19:13,20:17,21:10,22:26,23:14,24:1,26:1,29:3,30:55,31:6
size 4 1 exact 54862 54860 219448 13429 222 221 13:2,14:2,15:7,16:10,17:22,18:16,19:15,20:21,21:21,22:25,23:14,24:5,29:7,30:49,31:6
size 4 4 exact 102 102 408 22 0 0 -
size 5 1 exact 64230 64230 321150 30359 247 182 12:1,15:7,16:11,17:9,18:13,19:17,20:18,21:12,22:19,23:20,24:2,29:2,30:107,31:9
size 6 1 exact 40804 40804 244824 11959 160 154 12:1,13:1,14:2,15:3,16:5,17:11,18:13,19:13,20:15,21:12,22:20,23:19,24:3,30:33,31:9
size 7 1 exact 44785 44785 313495 22824 179 107 13:3,14:1,15:1,16:5,17:7,18:11,19:11,20:16,21:9,22:12,23:9,24:3,30:77,31:14
size 8 1 exact 22527 22527 180216 7191 76 75 14:1,15:1,16:3,17:3,18:7,19:9,20:5,21:4,22:9,23:7,24:1,30:23,31:3
size 8 4 exact 15283 15283 122264 17 1 0 17:1
size 8 8 exact 51 51 408 0 0 0 -
size 9 1 exact 29524 29524 265716 18111 99 76 9:1,14:1,16:1,17:4,18:4,19:3,20:8,21:1,22:11,23:5,26:1,29:1,30:52,31:6
size 10 1 exact 428718 428718 4287180 12060 1627 74 5:1,6:103,7:309,8:278,9:293,10:371,11:141,12:31,13:5,14:3,15:3,17:3,18:3,19:1,20:3,21:4,22:7,23:3,29:1,30:56,31:8
size 11 1 exact 20326 20326 223586 15085 97 66 16:3,19:3,20:1,21:4,22:3,23:3,24:1,29:5,30:71,31:3
size 12 1 exact 10066 10066 120792 7754 41 33 19:2,20:1,21:2,22:3,24:1,29:2,30:26,31:4
size 12 4 exact 2 2 24 2 0 0 -
size 13 1 exact 14316 14316 186108 12270 60 26 18:1,21:1,22:1,23:1,29:3,30:51,31:2
size 14 1 exact 11922 11922 166908 10549 47 31 19:1,20:2,23:1,30:38,31:5
size 15 1 exact 8556 8556 128340 8030 28 17 19:1,23:1,29:2,30:22,31:2
size 16 1 exact 8409 8409 134544 7977 34 18 29:1,30:27,31:6
size 16 4 exact 2441 2441 39056 904 8 0 18:1,31:7
size 16 8 exact 26988 26988 431808 15 3 0 6:2,7:1
size 17 1 exact 13388 13388 227596 13058 46 19 29:1,30:41,31:4
size 18 1 exact 8021 8021 144378 7852 27 9 11:1,29:2,30:22,31:2
size 19 1 exact 19325 19325 367175 18997 83 12 29:1,30:81,31:1
size 20 1 exact 8325 8325 166500 7880 39 17 21:1,30:36,31:2
size 20 4 exact 28 28 560 0 0 0 -
size 21 1 exact 14884 14884 312564 13106 54 11 30:53,31:1
size 22 1 exact 8747 8747 192434 8326 30 10 29:2,30:28
size 23 1 exact 7421 7421 170683 7190 35 13 29:1,30:32,31:2
size 24 1 exact 8480 8480 203520 8221 44 11 30:41,31:3
size 24 4 exact 811 811 19464 396 3 0 17:1,18:1,31:1
size 24 8 exact 83 83 1992 13 0 0 -
size 25 1 exact 6919 6919 172975 6779 30 7 30:25,31:5
size 26 1 exact 7371 7371 191646 6995 29 11 29:1,30:26,31:2
size 27 1 exact 8537 8537 230499 8417 33 5 29:1,30:30,31:2
size 28 1 exact 7054 7054 197512 6827 33 7 30:29,31:4
size 28 4 exact 30 30 840 8 0 0 -
size 29 1 exact 8369 8369 242701 8105 29 4 30:28,31:1
size 30 1 exact 6159 6159 184770 6060 26 4 29:1,30:23,31:2
size 31 1 exact 9541 9541 295771 9302 29 5 29:3,30:25,31:1
size 32 1 exact 6643 6643 212576 6255 27 5 7:1,30:25,31:1
size 32 4 exact 4475 4475 143200 182 11 0 10:1,11:2,18:7,21:1
size 32 8 exact 406263 406263 13000416 524 796 1 6:140,7:113,8:118,9:303,10:113,11:4,12:3,13:1,31:1
size 33 1 exact 6429 6429 212157 6296 27 5 9:1,30:22,31:4
size 34 1 exact 6575 6575 223550 6449 23 3 29:1,30:20,31:2
size 35 1 exact 5792 5792 202720 5619 23 6 30:23
size 36 1 exact 6133 6133 220788 5906 23 4 29:1,30:20,31:2
size 36 4 exact 98 98 3528 8 0 0 -
size 37 1 exact 5701 5701 210937 5612 13 4 30:12,31:1
size 38 1 exact 5882 5882 223516 5474 21 9 30:19,31:2
size 39 1 exact 5006 5006 195234 4939 21 6 30:18,31:3
size 40 1 exact 5185 5185 207400 5116 23 3 8:1,30:21,31:1
size 40 4 exact 434 434 17360 132 1 0 16:1
size 40 8 exact 252 252 10080 175 0 0 -
size 41 1 exact 5738 5738 235258 5609 28 5 30:25,31:3
size 42 1 exact 5525 5525 232050 5437 27 10 30:24,31:3
size 43 1 exact 5354 5354 230222 5296 23 4 30:19,31:4
size 44 1 exact 5534 5534 243496 4746 31 10 9:1,30:29,31:1
size 44 4 exact 160 160 7040 10 0 0 -
size 45 1 exact 5278 5278 237510 4996 18 4 30:17,31:1
size 46 1 exact 5805 5805 267030 4790 24 7 30:21,31:3
size 47 1 exact 4912 4911 230864 4636 19 5 30:17,31:2
size 48 1 exact 4306 4306 206688 4083 18 5 30:18
size 48 4 exact 274 274 13152 82 0 0 -
size 48 8 exact 1569 1568 75312 615 5 2 29:1,30:4
size 49 1 exact 5115 5115 250635 4860 10 2 30:9,31:1
size 50 1 exact 4450 4450 222500 4411 18 5 30:18
size 51 1 exact 4594 4594 234294 4312 21 7 30:19,31:2
size 52 1 exact 4653 4653 241956 3802 20 13 30:19,31:1
size 52 4 exact 51 51 2652 8 0 0 -
size 53 1 exact 3939 3939 208767 3900 15 4 30:15
size 54 1 exact 4182 4182 225828 4126 21 2 30:20,31:1
size 55 1 exact 4717 4717 259435 4651 16 2 30:14,31:2
size 56 1 exact 3613 3613 202328 3571 9 1 30:6,31:3
size 56 4 exact 166 166 9296 76 1 0 31:1
size 56 8 exact 4211 4211 235816 1776 30 7 20:1,27:1,29:15,30:11,31:2
size 57 1 exact 3596 3596 204972 3543 19 5 29:1,30:13,31:5
size 58 1 exact 3589 3589 208162 3579 12 3 30:10,31:2
size 59 1 exact 3201 3201 188859 3171 12 3 30:11,31:1
size 60 1 exact 3379 3379 202740 3340 12 7 30:12
size 60 4 exact 8 8 480 0 0 0 -
size 61 1 exact 3166 3166 193126 3104 16 6 30:14,31:2
size 62 1 exact 3372 3372 209064 3355 14 3 30:12,31:2
size 63 1 exact 3410 3410 214830 3404 15 6 30:14,31:1
size 64 1 exact 3866 3866 247424 3819 19 9 30:19
size 64 4 exact 738 738 47232 42 3 0 11:1,17:1,18:1
size 64 8 exact 3247 3143 207808 949 8 1 11:1,12:1,26:1,27:1,28:1,29:1,30:2
size 65 1 exact 3784 3784 245960 3773 13 6 30:10,31:3
size 66 1 exact 4712 4712 310992 4682 17 8 30:15,31:2
size 67 1 exact 4571 4571 306257 4551 15 11 30:13,31:2
size 68 1 exact 4870 4870 331160 4854 15 12 30:12,31:3
size 68 4 exact 14 14 952 8 0 0 -
size 69 1 exact 5584 5582 385296 5012 18 14 30:14,31:4
size 70 1 exact 5200 5200 364000 5189 26 10 30:23,31:3
size 71 1 exact 5339 5335 379069 5299 18 12 30:15,31:3
size 72 1 exact 5011 5011 360792 4983 19 3 30:18,31:1
size 72 4 exact 184 184 13248 78 0 0 -
size 72 8 exact 389 389 28008 126 1 1 30:1
size 73 1 exact 4694 4694 342662 4638 15 5 30:12,31:3
size 74 1 exact 5632 5632 416768 5619 26 3 30:20,31:6
size 75 1 exact 6103 6103 457725 6029 23 5 30:20,31:3
size 76 1 exact 5967 5967 453492 5953 23 2 30:18,31:5
size 76 4 exact 1 1 76 0 0 0 -
size 77 1 exact 5801 5797 446677 5553 19 1 30:18,31:1
size 78 1 exact 5372 5368 419016 5288 23 0 30:17,31:6
size 79 1 exact 4599 4599 363321 4581 19 0 30:16,31:3
size 80 1 exact 2005 2003 160400 1911 4 0 30:4
size 80 4 exact 57 57 4560 18 0 0 -
size 80 8 exact 1350 1350 108000 60 1 0 21:1
size 81 1 exact 921 921 74601 881 4 0 30:4
size 82 1 exact 831 831 68142 757 2 0 30:2
size 83 1 exact 822 822 68226 727 5 3 30:5
size 84 1 exact 694 694 58296 633 2 0 30:2
size 84 4 exact 13 13 1092 8 0 0 -
size 85 1 exact 534 534 45390 497 0 0 -
size 86 1 exact 605 605 52030 515 1 0 30:1
size 87 1 exact 465 465 40455 438 1 0 30:1
size 88 1 exact 435 435 38280 365 0 0 -
size 88 4 exact 52 52 4576 28 0 0 -
size 88 8 exact 10 10 880 9 0 0 -
size 89 1 exact 487 487 43343 418 3 2 30:3
size 90 1 exact 321 321 28890 298 0 0 -
size 91 1 exact 361 361 32851 315 1 0 30:1
size 92 1 exact 316 316 29072 283 1 0 30:1
size 93 1 exact 265 265 24645 241 0 0 -
size 94 1 exact 273 273 25662 250 0 0 -
size 95 1 exact 234 234 22230 222 0 0 -
size 96 1 exact 218 218 20928 213 1 0 30:1
size 96 4 exact 18 18 1728 6 0 0 -
size 96 8 exact 74830 74830 7183680 37359 283 0 9:3,10:2,11:1,12:2,13:1,15:3,16:5,17:4,18:5,19:17,20:29,21:21,22:35,23:27,24:54,25:74
size 97 1 exact 293 293 28421 257 0 0 -
size 98 1 exact 255 255 24990 245 1 0 30:1
size 99 1 exact 201 201 19899 183 0 0 -
size 100 1 exact 123 123 12300 116 0 0 -
size 100 4 exact 2 2 200 0 0 0 -
size 101 1 exact 55 55 5555 50 0 0 -
size 102 1 exact 73 73 7446 70 0 0 -
size 103 1 exact 55 55 5665 52 1 0 30:1
size 104 1 exact 44 44 4576 44 0 0 -
size 104 4 exact 9 9 936 4 0 0 -
size 105 1 exact 48 48 5040 48 0 0 -
size 106 1 exact 62 62 6572 44 0 0 -
size 107 1 exact 39 39 4173 35 1 0 30:1
size 108 1 exact 23 23 2484 21 1 1 30:1
size 108 4 exact 2 2 216 0 0 0 -
size 109 1 exact 40 40 4360 33 0 0 -
size 110 1 exact 40 40 4400 38 0 0 -
size 111 1 exact 41 41 4551 35 0 0 -
size 112 1 exact 27 27 3024 25 0 0 -
size 112 4 exact 34 34 3808 16 0 0 -
size 112 8 exact 17 17 1904 0 0 0 -
size 113 1 exact 39 39 4407 31 1 0 30:1
size 114 1 exact 39 39 4446 36 0 0 -
size 115 1 exact 27 27 3105 27 0 0 -
size 116 1 exact 27 27 3132 27 0 0 -
size 116 4 exact 10 10 1160 8 0 0 -
size 116 16 exact 128 128 14848 4 0 0 -
size 117 1 exact 12 12 1404 12 0 0 -
size 118 1 exact 20 20 2360 20 0 0 -
size 119 1 exact 19 19 2261 19 0 0 -
size 120 1 exact 11 11 1320 11 0 0 -
size 120 4 exact 14 14 1680 6 0 0 -
size 120 8 exact 3 3 360 0 0 0 -
size 121 1 exact 15 15 1815 15 0 0 -
size 122 1 exact 14 14 1708 14 0 0 -
size 123 1 exact 10 10 1230 9 0 0 -
size 124 1 exact 7 7 868 7 0 0 -
size 125 1 exact 9 9 1125 9 0 0 -
size 126 1 exact 9 9 1134 9 0 0 -
size 127 1 exact 6 6 762 6 0 0 -
size 128 1 exact 16 16 2048 16 0 0 -
size 128 4 exact 398 398 50944 18 1 0 9:1
size 128 8 exact 543 537 69504 4 0 0 -
size 129 1 exact 4 4 516 4 0 0 -
size 130 1 exact 10 10 1300 9 1 0 30:1
size 131 1 exact 6 6 786 4 0 0 -
size 132 1 exact 7 7 924 6 0 0 -
size 132 4 exact 1 1 132 0 0 0 -
size 133 1 exact 10 10 1330 9 0 0 -
size 134 1 exact 10 10 1340 10 0 0 -
size 135 1 exact 2 2 270 2 0 0 -
size 136 1 exact 7 7 952 7 0 0 -
size 136 4 exact 12 12 1632 6 0 0 -
size 137 1 exact 1 1 137 0 0 0 -
size 138 1 exact 20 20 2760 8 0 0 -
size 139 1 exact 3 3 417 3 0 0 -
size 140 1 exact 5 5 700 5 0 0 -
size 140 4 exact 1 1 140 0 0 0 -
size 141 1 exact 4 4 564 4 0 0 -
size 142 1 exact 32 32 4544 5 0 0 -
size 143 1 exact 2 2 286 2 0 0 -
size 144 1 exact 12 12 1728 4 0 0 -
size 144 4 exact 12 12 1728 6 0 0 -
size 144 8 exact 38 38 5472 2 0 0 -
size 145 1 exact 2 2 290 2 0 0 -
size 146 1 exact 55 55 8030 53 0 0 -
size 147 1 exact 4 4 588 4 0 0 -
size 148 1 exact 4 4 592 4 0 0 -
size 148 4 exact 26 26 3848 16 1 1 31:1
size 148 16 exact 973 973 144004 0 0 0 -
size 149 1 exact 7 7 1043 7 1 0 30:1
size 150 1 exact 62 62 9300 39 0 0 -
size 151 1 exact 2 2 302 2 0 0 -
size 152 1 exact 4 4 608 2 0 0 -
size 152 4 exact 27 27 4104 16 0 0 -
size 153 1 exact 1 1 153 1 0 0 -
size 154 1 exact 230 230 35420 200 1 0 31:1
size 155 1 exact 5 5 775 5 0 0 -
size 156 1 exact 79 79 12324 51 0 0 -
size 158 1 exact 10 10 1580 7 0 0 -
size 159 1 exact 2 2 318 2 0 0 -
size 160 1 exact 78 78 12480 56 1 0 31:1
size 160 4 exact 23 23 3680 8 0 0 -
size 160 8 exact 155 155 24800 4 0 0 -
size 161 1 exact 1 1 161 1 0 0 -
size 162 1 exact 30 30 4860 22 0 0 -
size 163 1 exact 5 5 815 5 0 0 -
size 164 1 exact 57 57 9348 51 0 0 -
size 164 4 exact 1 1 164 0 0 0 -
size 165 1 exact 6 6 990 6 0 0 -
size 166 1 exact 85 85 14110 68 0 0 -
size 168 1 exact 53 53 8904 46 0 0 -
size 168 4 exact 12 12 2016 6 0 0 -
size 168 8 exact 1 1 168 1 0 0 -
size 170 1 exact 27 27 4590 23 0 0 -
size 171 1 exact 5 5 855 5 0 0 -
size 172 1 exact 76 76 13072 57 0 0 -
size 172 4 exact 11 11 1892 8 2 0 9:1,12:1
size 173 1 exact 1 1 173 0 0 0 -
size 174 1 exact 21 21 3654 18 0 0 -
size 176 1 exact 60 60 10560 53 1 0 12:1
size 176 4 exact 12 12 2112 6 0 0 -
size 176 8 exact 1 1 176 0 0 0 -
size 178 1 exact 65 65 11570 60 1 0 31:1
size 180 1 exact 15 15 2700 11 0 0 -
size 182 1 exact 38 38 6916 37 0 0 -
size 184 1 exact 25 25 4600 21 2 0 12:1,31:1
size 184 4 exact 8 8 1472 4 2 0 18:1,31:1
size 186 1 exact 19 19 3534 14 0 0 -
size 188 1 exact 19 19 3572 18 0 0 -
size 190 1 exact 7 7 1330 5 0 0 -
size 191 1 exact 1 1 191 0 0 0 -
size 192 1 exact 4 4 768 2 0 0 -
size 192 4 exact 8 8 1536 4 0 0 -
size 192 8 exact 6088 6087 1168896 764 11 0 9:2,10:2,16:1,19:1,20:2,22:2,24:1
size 194 1 exact 32 32 6208 30 0 0 -
size 196 1 exact 7 7 1372 7 1 0 31:1
size 198 1 exact 10 10 1980 8 0 0 -
size 200 1 exact 5 5 1000 5 0 0 -
size 200 4 exact 16 16 3200 8 0 0 -
size 202 1 exact 3 3 606 3 0 0 -
size 204 1 exact 2 2 408 2 0 0 -
size 206 1 exact 1 1 206 1 0 0 -
size 208 4 exact 11 11 2288 6 0 0 -
size 212 1 exact 16 16 3392 14 0 0 -
size 214 1 exact 4 4 856 3 0 0 -
size 216 1 exact 1 1 216 1 0 0 -
size 216 4 exact 6 6 1296 4 0 0 -
size 216 8 exact 46 45 9936 2 0 0 -
size 216 16 exact 84 84 18144 4 0 0 -
size 218 1 exact 4 4 872 4 0 0 -
size 220 1 exact 1 1 220 0 0 0 -
size 222 1 exact 2 2 444 2 0 0 -
size 224 4 exact 28 28 6272 14 0 0 -
size 224 8 exact 968 968 216832 0 0 0 -
size 226 1 exact 5 5 1130 5 0 0 -
size 227 1 exact 1 1 227 0 0 0 -
size 229 1 exact 1 1 229 1 0 0 -
size 230 1 exact 1 1 230 1 0 0 -
size 232 4 exact 12 12 2784 6 0 0 -
size 236 1 exact 1 1 236 0 0 0 -
size 236 4 exact 1 1 236 0 0 0 -
size 238 1 exact 1 1 238 1 0 0 -
size 239 1 exact 1 1 239 0 0 0 -
size 240 4 exact 6 6 1440 2 0 0 -
size 240 8 exact 28 28 6720 0 0 0 -
size 248 1 exact 1 1 248 0 0 0 -
size 248 4 exact 24 24 5952 12 0 0 -
size 250 1 exact 1 1 250 0 0 0 -
size 255 1 exact 1 1 255 1 0 0 -
size 256 1 exact 6 6 1536 0 0 0 -
size 256 4 exact 296 296 75776 8 1 0 18:1
size 256 8 exact 294 284 75264 29 1 0 24:1
size 263 1 exact 1 1 263 0 0 0 -
size 264 8 exact 18 18 4752 2 0 0 -
size 269 1 exact 2 2 538 0 0 0 -
size 272 4 exact 2 2 544 0 0 0 -
size 276 1 exact 1 1 276 0 0 0 -
size 280 1 exact 1 1 280 1 0 0 -
size 280 4 exact 8 8 2240 4 0 0 -
size 280 8 exact 7 7 1960 0 0 0 -
size 280 16 exact 971 971 271880 0 0 0 -
size 288 1 exact 8 8 2304 0 0 0 -
size 288 4 exact 14 14 4032 12 0 0 -
size 288 8 exact 13 13 3744 0 0 0 -
size 291 1 exact 1 1 291 0 0 0 -
size 294 1 exact 1 1 294 0 0 0 -
size 296 8 exact 1 1 296 0 0 0 -
size 300 4 exact 3 3 900 0 0 0 -
size 301 1 exact 2 2 602 1 0 0 -
size 304 4 exact 11 11 3344 8 0 0 -
size 308 1 exact 6 6 1848 6 0 0 -
size 309 1 exact 5 5 1545 5 0 0 -
size 312 1 exact 1 1 312 0 0 0 -
size 312 4 exact 4 4 1248 2 0 0 -
size 312 8 exact 4 4 1248 1 0 0 -
size 315 1 exact 1 1 315 0 0 0 -
size 317 1 exact 1 1 317 0 0 0 -
size 320 4 exact 7 7 2240 0 0 0 -
size 320 8 exact 23 23 7360 0 0 0 -
size 320 32 exact 42 42 13440 2 0 0 -
size 322 1 exact 1 1 322 0 0 0 -
size 328 4 exact 14 14 4592 8 0 0 -
size 328 8 exact 1 1 328 0 0 0 -
size 329 1 exact 2 2 658 0 0 0 -
size 332 1 exact 1 1 332 0 0 0 -
size 336 8 exact 5 5 1680 1 0 0 -
size 337 1 exact 1 1 337 0 0 0 -
size 342 1 exact 3 3 1026 0 0 0 -
size 352 8 exact 7 7 2464 0 0 0 -
size 353 1 exact 1 1 353 0 0 0 -
size 362 1 exact 2 2 724 0 0 0 -
size 366 1 exact 1 1 366 0 0 0 -
size 368 4 exact 14 14 5152 6 0 0 -
size 370 1 exact 1 1 370 0 0 0 -
size 371 1 exact 1 1 371 0 0 0 -
size 373 1 exact 1 1 373 0 0 0 -
size 376 4 exact 8 8 3008 4 0 0 -
size 380 4 exact 1 1 380 0 0 0 -
size 384 4 exact 8 8 3072 4 0 0 -
size 384 8 exact 3330 3330 1278720 341 9 0 10:3,11:1,15:1,16:1,22:1,23:1,30:1
size 390 1 exact 1 1 390 0 0 0 -
size 392 4 exact 4 4 1568 2 0 0 -
size 396 1 exact 1 1 396 0 0 0 -
size 400 4 exact 4 4 1600 2 0 0 -
size 400 16 exact 104 104 41600 24 0 0 -
size 401 1 exact 1 1 401 0 0 0 -
size 403 1 exact 1 1 403 0 0 0 -
size 408 1 exact 1 1 408 0 0 0 -
size 408 8 exact 1 1 408 1 0 0 -
size 416 16 exact 65 65 27040 22 0 0 -
size 423 1 exact 2 2 846 0 0 0 -
size 424 4 exact 1 1 424 0 0 0 -
size 426 1 exact 1 1 426 0 0 0 -
size 431 1 exact 1 1 431 0 0 0 -
size 432 1 exact 1 1 432 0 0 0 -
size 432 8 exact 1 1 432 1 0 0 -
size 436 1 exact 1 1 436 0 0 0 -
size 444 1 exact 1 1 444 0 0 0 -
size 445 1 exact 1 1 445 1 0 0 -
size 448 8 exact 920 920 412160 0 6 0 12:1,13:4,14:1
size 450 1 exact 1 1 450 0 0 0 -
size 455 1 exact 1 1 455 0 0 0 -
size 456 8 exact 8740 8740 3985440 4624 25 0 19:2,20:3,21:2,22:3,23:4,24:7,25:4
size 466 1 exact 1 1 466 0 0 0 -
size 468 1 exact 1 1 468 0 0 0 -
size 476 1 exact 1 1 476 0 0 0 -
size 480 1 exact 1 1 480 0 0 0 -
size 480 4 exact 3 3 1440 0 0 0 -
size 485 1 exact 1 1 485 0 0 0 -
size 487 1 exact 1 1 487 0 0 0 -
size 492 1 exact 1 1 492 0 0 0 -
size 500 1 exact 2 2 1000 0 0 0 -
size 504 1 exact 1 1 504 0 0 0 -
size 504 8 exact 1 1 504 1 0 0 -
size 512 4 exact 153 153 78336 4 0 0 -
size 512 8 exact 198 197 101376 10 0 0 -
size 512 64 exact 52 52 26624 12 0 0 -
size 513 1 exact 1 1 513 0 0 0 -
size 517 1 exact 1 1 517 0 0 0 -
size 518 1 exact 1 1 518 0 0 0 -
size 528 8 exact 1 1 528 1 0 0 -
size 544 8 exact 5 4 2720 4 0 0 -
size 544 16 exact 950 950 516800 0 0 0 -
size 548 1 exact 1 1 548 0 0 0 -
size 550 1 exact 1 1 550 0 0 0 -
size 552 8 exact 1171 1171 646392 624 8 0 18:1,19:1,20:2,22:3,25:1
size 557 1 exact 1 1 557 0 0 0 -
size 567 1 exact 1 1 567 0 0 0 -
size 573 1 exact 1 1 573 0 0 0 -
size 576 1 exact 8 8 4608 0 0 0 -
size 576 32 exact 2 2 1152 1 0 0 -
size 580 1 exact 1 1 580 0 0 0 -
size 592 8 exact 1 1 592 0 0 0 -
size 598 1 exact 1 1 598 0 0 0 -
size 601 1 exact 1 1 601 0 0 0 -
size 605 1 exact 1 1 605 0 0 0 -
size 608 4 exact 1 1 608 0 0 0 -
size 612 1 exact 1 1 612 0 0 0 -
size 617 1 exact 1 1 617 0 0 0 -
size 629 1 exact 1 1 629 0 0 0 -
size 633 1 exact 1 1 633 0 0 0 -
size 637 1 exact 2 2 1274 0 0 0 -
size 640 4 exact 3 3 1920 0 0 0 -
size 640 8 exact 74 74 47360 0 0 0 -
size 640 32 exact 1 1 640 1 0 0 -
size 640 128 exact 2 2 1280 0 0 0 -
size 648 1 exact 1 1 648 0 0 0 -
size 651 1 exact 2 2 1302 0 0 0 -
size 656 8 exact 1 1 656 0 0 0 -
size 662 1 exact 2 2 1324 2 0 0 -
size 663 1 exact 1 1 663 0 0 0 -
size 664 1 exact 1 1 664 1 0 0 -
size 672 1 exact 1 1 672 0 0 0 -
size 679 1 exact 1 1 679 0 0 0 -
size 682 1 exact 1 1 682 0 0 0 -
size 684 1 exact 2 1 1368 0 0 0 -
size 687 1 exact 1 1 687 0 0 0 -
size 693 1 exact 1 1 693 0 0 0 -
size 696 8 exact 1 1 696 1 0 0 -
size 708 1 exact 1 1 708 0 0 0 -
size 721 1 exact 1 1 721 0 0 0 -
size 732 4 exact 2 2 1464 0 0 0 -
size 736 1 exact 1 1 736 0 0 0 -
size 742 1 exact 1 1 742 0 0 0 -
size 744 1 exact 1 1 744 0 0 0 -
size 751 1 exact 2 2 1502 2 0 0 -
size 754 1 exact 5 5 3770 5 0 0 -
size 756 1 exact 1 1 756 0 0 0 -
size 758 1 exact 1 1 758 0 0 0 -
size 762 1 exact 1 1 762 0 0 0 -
size 767 1 exact 2 2 1534 2 0 0 -
size 768 8 exact 2006 2006 1540608 201 7 0 11:1,12:1,14:1,15:1,22:1,23:2
size 769 1 exact 4 4 3076 4 0 0 -
size 775 1 exact 1 1 775 1 0 0 -
size 782 1 exact 1 1 782 0 0 0 -
size 792 1 exact 1 1 792 0 0 0 -
size 793 1 exact 1 1 793 0 0 0 -
size 798 1 exact 1 1 798 0 0 0 -
size 806 1 exact 1 1 806 1 0 0 -
size 808 1 exact 1 1 808 0 0 0 -
size 809 1 exact 2 2 1618 2 0 0 -
size 816 1 exact 1 1 816 0 0 0 -
size 816 16 exact 18 18 14688 8 0 0 -
size 817 1 exact 1 1 817 0 0 0 -
size 818 1 exact 1 1 818 0 0 0 -
size 822 1 exact 1 1 822 0 0 0 -
size 827 1 exact 1 1 827 0 0 0 -
size 829 1 exact 1 1 829 0 0 0 -
size 831 1 exact 1 1 831 0 0 0 -
size 837 1 exact 1 1 837 1 0 0 -
size 838 1 exact 1 1 838 1 0 0 -
size 839 1 exact 2 2 1678 1 0 0 -
size 842 1 exact 1 1 842 0 0 0 -
size 849 1 exact 1 1 849 0 0 0 -
size 856 8 exact 2 2 1712 2 0 0 -
size 857 1 exact 1 1 857 0 0 0 -
size 864 32 exact 1 1 864 1 0 0 -
size 866 1 exact 2 2 1732 0 0 0 -
size 871 1 exact 2 2 1742 0 0 0 -
size 872 8 exact 8 8 6976 8 0 0 -
size 878 1 exact 1 1 878 0 0 0 -
size 881 1 exact 1 1 881 0 0 0 -
size 887 1 exact 1 1 887 0 0 0 -
size 888 8 exact 2 2 1776 2 0 0 -
size 896 8 exact 905 905 810880 0 3 1 13:1,15:1,22:1
size 902 1 exact 2 2 1804 0 0 0 -
size 905 1 exact 1 1 905 0 0 0 -
size 910 1 exact 1 1 910 0 0 0 -
size 912 8 exact 1 1 912 1 0 0 -
size 916 1 exact 1 1 916 0 0 0 -
size 932 1 exact 1 1 932 0 0 0 -
size 937 1 exact 1 1 937 0 0 0 -
size 939 1 exact 1 1 939 0 0 0 -
size 960 4 exact 4 4 3840 1 0 0 -
size 964 1 exact 1 1 964 0 0 0 -
size 968 1 exact 1 1 968 0 0 0 -
size 981 1 exact 1 1 981 0 0 0 -
size 983 1 exact 1 1 983 0 0 0 -
size 1000 1 exact 1 1 1000 0 0 0 -
size 1000 4 exact 10 10 10000 8 0 0 -
size 1007 1 exact 1 1 1007 0 0 0 -
size 1012 4 exact 1 1 1012 0 0 0 -
size 1013 1 exact 1 1 1013 0 0 0 -
size 1014 1 exact 1 1 1014 0 0 0 -
size 1015 1 exact 1 1 1015 0 0 0 -
size 1024 1 exact 1 1 1024 0 0 0 -
size 1024 4 exact 96 96 98304 8 0 0 -
size 1024 8 exact 103 103 105472 9 0 0 -
size 1027 1 exact 1 1 1027 0 0 0 -
size 1032 8 exact 57 57 58824 57 0 0 -
size 1040 8 exact 2 2 2080 2 0 0 -
size 1041 1 exact 2 2 2082 0 0 0 -
size 1044 1 exact 1 1 1044 0 0 0 -
size 1048 1 exact 1 1 1048 0 0 0 -
size 1051 1 exact 1 1 1051 0 0 0 -
size 1052 4 exact 1 1 1052 0 0 0 -
size 1059 1 exact 1 1 1059 0 0 0 -
size 1064 1 exact 1 1 1064 0 0 0 -
size 1068 1 exact 1 1 1068 0 0 0 -
size 1071 1 exact 1 1 1071 0 0 0 -
size 1072 16 exact 920 920 986240 0 2 0 12:1,13:1
size 1074 1 exact 3 3 3222 2 0 0 -
size 1075 1 exact 2 2 2150 2 0 0 -
size 1090 1 exact 1 1 1090 0 0 0 -
size 1093 1 exact 1 1 1093 0 0 0 -
size 1098 1 exact 1 1 1098 0 0 0 -
size 1111 1 exact 1 1 1111 0 0 0 -
size 1121 1 exact 1 1 1121 1 0 0 -
size 1135 1 exact 1 1 1135 0 0 0 -
size 1138 1 exact 1 1 1138 0 0 0 -
size 1140 1 exact 1 1 1140 1 0 0 -
size 1146 1 exact 2 2 2292 0 0 0 -
size 1148 1 exact 1 1 1148 0 0 0 -
size 1151 1 exact 1 1 1151 0 0 0 -
size 1152 1 exact 8 8 9216 2 0 0 -
size 1152 8 exact 19 19 21888 0 0 0 -
size 1162 1 exact 1 1 1162 0 0 0 -
size 1164 1 exact 1 1 1164 0 0 0 -
size 1173 1 exact 1 1 1173 0 0 0 -
size 1184 8 exact 1 1 1184 1 0 0 -
size 1189 1 exact 1 1 1189 0 0 0 -
size 1191 1 exact 1 1 1191 0 0 0 -
size 1193 1 exact 1 1 1193 0 0 0 -
size 1194 1 exact 1 1 1194 0 0 0 -
size 1197 1 exact 1 1 1197 0 0 0 -
size 1203 1 exact 1 1 1203 0 0 0 -
size 1206 1 exact 1 1 1206 0 0 0 -
size 1207 1 exact 1 1 1207 0 0 0 -
size 1216 4 exact 1 1 1216 0 0 0 -
size 1217 1 exact 1 1 1217 0 0 0 -
size 1226 1 exact 1 1 1226 0 0 0 -
size 1232 1 exact 1 1 1232 0 0 0 -
size 1234 1 exact 1 1 1234 0 0 0 -
size 1235 1 exact 1 1 1235 0 0 0 -
size 1239 1 exact 1 1 1239 0 0 0 -
size 1244 1 exact 1 1 1244 0 0 0 -
size 1245 1 exact 1 1 1245 0 0 0 -
size 1248 8 exact 2 2 2496 2 0 0 -
size 1249 1 exact 1 1 1249 0 0 0 -
size 1257 1 exact 1 1 1257 0 0 0 -
size 1258 1 exact 1 1 1258 0 0 0 -
size 1263 1 exact 1 1 1263 0 0 0 -
size 1267 1 exact 1 1 1267 0 0 0 -
size 1274 1 exact 1 1 1274 0 0 0 -
size 1280 4 exact 2 2 2560 0 0 0 -
size 1286 1 exact 1 1 1286 0 0 0 -
size 1288 1 exact 1 1 1288 0 0 0 -
size 1289 1 exact 1 1 1289 0 0 0 -
size 1292 1 exact 1 1 1292 0 0 0 -
size 1305 1 exact 1 1 1305 0 0 0 -
size 1310 1 exact 1 1 1310 0 0 0 -
size 1312 8 exact 1 1 1312 1 0 0 -
size 1317 1 exact 1 1 1317 0 0 0 -
size 1319 1 exact 1 1 1319 0 0 0 -
size 1320 1 exact 1 1 1320 0 0 0 -
size 1322 1 exact 1 1 1322 0 0 0 -
size 1324 1 exact 2 2 2648 0 0 0 -
size 1329 1 exact 1 1 1329 0 0 0 -
size 1345 1 exact 1 1 1345 0 0 0 -
size 1348 1 exact 1 1 1348 0 0 0 -
size 1369 1 exact 1 1 1369 0 0 0 -
size 1384 1 exact 1 1 1384 0 0 0 -
size 1384 4 exact 2 2 2768 0 0 0 -
size 1388 1 exact 1 1 1388 0 0 0 -
size 1400 1 exact 2 2 2800 0 0 0 -
size 1400 8 exact 12 12 16800 12 0 0 -
size 1409 1 exact 1 1 1409 0 0 0 -
size 1414 1 exact 2 2 2828 0 0 0 -
size 1415 1 exact 1 1 1415 0 0 0 -
size 1430 1 exact 2 2 2860 0 0 0 -
size 1444 4 exact 13 13 18772 8 0 0 -
size 1448 8 exact 52 52 75296 12 0 0 -
size 1459 1 exact 1 1 1459 0 0 0 -
size 1480 1 exact 1 1 1480 0 0 0 -
size 1481 1 exact 1 1 1481 0 0 0 -
size 1483 1 exact 1 1 1483 0 0 0 -
size 1490 1 exact 1 1 1490 0 0 0 -
size 1508 1 exact 1 1 1508 0 0 0 -
size 1510 1 exact 1 1 1510 0 0 0 -
size 1511 1 exact 2 2 3022 0 0 0 -
size 1515 1 exact 1 1 1515 0 0 0 -
size 1521 1 exact 1 1 1521 0 0 0 -
size 1535 1 exact 1 1 1535 0 0 0 -
size 1536 8 exact 1387 1387 2130432 195 3 0 11:1,12:1,19:1
size 1539 1 exact 1 1 1539 0 0 0 -
size 1541 1 exact 1 1 1541 0 0 0 -
size 1546 1 exact 1 1 1546 0 0 0 -
size 1560 1 exact 1 1 1560 0 0 0 -
size 1560 8 exact 4 4 6240 4 0 0 -
size 1562 1 exact 1 1 1562 0 0 0 -
size 1568 1 exact 1 1 1568 0 0 0 -
size 1584 4 exact 1 1 1584 0 0 0 -
size 1587 1 exact 2 2 3174 0 0 0 -
size 1595 1 exact 1 1 1595 0 0 0 -
size 1598 1 exact 1 1 1598 0 0 0 -
size 1602 1 exact 1 1 1602 0 0 0 -
size 1603 1 exact 1 1 1603 0 0 0 -
size 1607 1 exact 1 1 1607 0 0 0 -
size 1616 16 exact 10 10 16160 8 0 0 -
size 1620 1 exact 1 1 1620 0 0 0 -
size 1624 1 exact 1 1 1624 0 0 0 -
size 1646 1 exact 1 1 1646 0 0 0 -
size 1659 1 exact 1 1 1659 0 0 0 -
size 1662 1 exact 1 1 1662 0 0 0 -
size 1664 8 exact 1 1 1664 0 0 0 -
size 1686 1 exact 1 1 1686 0 0 0 -
size 1689 1 exact 1 1 1689 0 0 0 -
size 1691 1 exact 1 1 1691 0 0 0 -
size 1698 1 exact 1 1 1698 0 0 0 -
size 1709 1 exact 1 1 1709 0 0 0 -
size 1721 1 exact 1 1 1721 0 0 0 -
size 1728 8 exact 1 1 1728 1 0 0 -
size 1729 1 exact 1 1 1729 0 0 0 -
size 1736 8 exact 1 1 1736 0 0 0 -
size 1739 1 exact 1 1 1739 0 0 0 -
size 1792 8 exact 782 782 1401344 0 8 2 15:3,16:2,17:2,23:1
size 1824 8 exact 1 1 1824 1 0 0 -
size 1826 1 exact 1 1 1826 0 0 0 -
size 1837 1 exact 1 1 1837 0 0 0 -
size 1840 4 exact 1 1 1840 0 0 0 -
size 1846 1 exact 1 1 1846 0 0 0 -
size 1848 1 exact 1 1 1848 0 0 0 -
size 1856 1 exact 1 1 1856 0 0 0 -
size 1861 1 exact 1 1 1861 0 0 0 -
size 1862 1 exact 1 1 1862 0 0 0 -
size 1868 1 exact 1 1 1868 0 0 0 -
size 1872 1 exact 1 1 1872 0 0 0 -
size 1878 1 exact 1 1 1878 0 0 0 -
size 1887 1 exact 1 1 1887 0 0 0 -
size 1898 1 exact 1 1 1898 0 0 0 -
size 1906 1 exact 2 2 3812 0 0 0 -
size 1911 1 exact 1 1 1911 0 0 0 -
size 1919 1 exact 1 1 1919 0 0 0 -
size 1925 1 exact 1 1 1925 0 0 0 -
size 1948 1 exact 1 1 1948 0 0 0 -
size 1957 1 exact 1 1 1957 0 0 0 -
size 1963 1 exact 1 1 1963 0 0 0 -
size 1964 1 exact 1 1 1964 0 0 0 -
size 1968 8 exact 1 1 1968 1 0 0 -
size 1977 1 exact 1 1 1977 0 0 0 -
size 1989 1 exact 1 1 1989 0 0 0 -
size 1995 1 exact 1 1 1995 0 0 0 -
size 2000 16 exact 52 52 104000 12 0 0 -
size 2003 1 exact 1 1 2003 0 0 0 -
size 2004 1 exact 1 1 2004 0 0 0 -
size 2010 1 exact 1 1 2010 0 0 0 -
size 2011 1 exact 1 1 2011 0 0 0 -
size 2014 1 exact 1 1 2014 0 0 0 -
size 2015 1 exact 1 1 2015 0 0 0 -
size 2038 1 exact 1 1 2038 0 0 0 -
size 2048 4 exact 78 78 159744 6 0 0 -
size 2048 8 exact 60 60 122880 4 0 0 -
size 2052 1 exact 1 1 2052 0 0 0 -
size 2084 1 exact 1 1 2084 0 0 0 -
size 2085 1 exact 1 1 2085 0 0 0 -
size 2095 1 exact 1 1 2095 0 0 0 -
size 2103 1 exact 1 1 2103 0 0 0 -
size 2108 1 exact 1 1 2108 0 0 0 -
size 2128 16 exact 871 871 1853488 0 8 0 14:3,15:4,16:1
size 2129 1 exact 1 1 2129 0 0 0 -
size 2132 1 exact 1 1 2132 0 0 0 -
size 2137 1 exact 1 1 2137 0 0 0 -
size 2155 1 exact 1 1 2155 0 0 0 -
size 2156 1 exact 1 1 2156 0 0 0 -
size 2159 1 exact 1 1 2159 0 0 0 -
size 2169 1 exact 1 1 2169 0 0 0 -
size 2176 1 exact 1 1 2176 0 0 0 -
size 2190 1 exact 1 1 2190 0 0 0 -
size 2192 1 exact 1 1 2192 0 0 0 -
size 2204 1 exact 1 1 2204 0 0 0 -
size 2216 1 exact 2 2 4432 0 0 0 -
size 2224 8 exact 2 2 4448 2 0 0 -
size 2232 1 exact 1 1 2232 0 0 0 -
size 2241 1 exact 1 1 2241 0 0 0 -
size 2249 1 exact 1 1 2249 0 0 0 -
size 2256 1 exact 1 1 2256 0 0 0 -
size 2259 1 exact 1 1 2259 0 0 0 -
size 2267 1 exact 1 1 2267 0 0 0 -
size 2273 1 exact 1 1 2273 0 0 0 -
size 2304 1 exact 7 7 16128 2 0 0 -
size 2304 8 exact 1 1 2304 0 0 0 -
size 2321 1 exact 1 1 2321 0 0 0 -
size 2325 1 exact 1 1 2325 0 0 0 -
size 2334 1 exact 1 1 2334 0 0 0 -
size 2386 1 exact 1 1 2386 0 0 0 -
size 2397 1 exact 1 1 2397 0 0 0 -
size 2438 1 exact 1 1 2438 0 0 0 -
size 2488 1 exact 1 1 2488 0 0 0 -
size 2497 1 exact 1 1 2497 0 0 0 -
size 2499 1 exact 1 1 2499 0 0 0 -
size 2505 1 exact 1 1 2505 0 0 0 -
size 2513 1 exact 1 1 2513 0 0 0 -
size 2531 1 exact 1 1 2531 0 0 0 -
size 2536 1 exact 1 1 2536 0 0 0 -
size 2539 1 exact 1 1 2539 0 0 0 -
size 2542 1 exact 1 1 2542 0 0 0 -
size 2560 4 exact 2 2 5120 0 0 0 -
size 2587 1 exact 1 1 2587 0 0 0 -
size 2596 1 exact 1 1 2596 0 0 0 -
size 2605 1 exact 1 1 2605 0 0 0 -
size 2610 1 exact 1 1 2610 0 0 0 -
size 2613 1 exact 1 1 2613 0 0 0 -
size 2615 1 exact 1 1 2615 0 0 0 -
size 2620 1 exact 1 1 2620 0 0 0 -
size 2625 1 exact 1 1 2625 0 0 0 -
size 2633 1 exact 1 1 2633 0 0 0 -
size 2640 1 exact 1 1 2640 0 0 0 -
size 2642 1 exact 1 1 2642 0 0 0 -
size 2647 1 exact 2 2 5294 0 0 0 -
size 2656 4 exact 2 2 5312 2 0 0 -
size 2667 1 exact 1 1 2667 0 0 0 -
size 2696 1 exact 1 1 2696 0 0 0 -
size 2701 1 exact 1 1 2701 0 0 0 -
size 2703 1 exact 1 1 2703 0 0 0 -
size 2736 4 exact 2 2 5472 2 0 0 -
size 2746 1 exact 2 2 5492 0 0 0 -
size 2751 1 exact 1 1 2751 0 0 0 -
size 2768 1 exact 1 1 2768 0 0 0 -
size 2814 1 exact 1 1 2814 0 0 0 -
size 2816 8 exact 1 1 2816 0 0 0 -
size 2848 8 exact 1 1 2848 0 0 0 -
size 2849 1 exact 1 1 2849 0 0 0 -
size 2866 1 exact 1 1 2866 0 0 0 -
size 2868 1 exact 1 1 2868 0 0 0 -
size 2875 1 exact 2 2 5750 0 0 0 -
size 2889 1 exact 1 1 2889 0 0 0 -
size 2893 1 exact 1 1 2893 0 0 0 -
size 2928 1 exact 1 1 2928 0 0 0 -
size 2961 1 exact 1 1 2961 0 0 0 -
size 2994 1 exact 1 1 2994 0 0 0 -
size 3008 1 exact 1 1 3008 0 0 0 -
size 3023 1 exact 1 1 3023 0 0 0 -
size 3036 1 exact 1 1 3036 0 0 0 -
size 3048 1 exact 1 1 3048 0 0 0 -
size 3055 1 exact 1 1 3055 0 0 0 -
size 3060 1 exact 1 1 3060 0 0 0 -
size 3068 1 exact 1 1 3068 0 0 0 -
size 3070 1 exact 1 1 3070 0 0 0 -
size 3072 4 exact 1 1 3072 1 0 0 -
size 3072 8 exact 951 951 2921472 182 4 0 13:2,19:1,30:1
size 3080 1 exact 1 1 3080 0 0 0 -
size 3081 1 exact 3 3 9243 0 0 0 -
size 3089 1 exact 1 1 3089 0 0 0 -
size 3104 1 exact 1 1 3104 0 0 0 -
size 3109 1 exact 1 1 3109 0 0 0 -
size 3112 1 exact 2 2 6224 0 0 0 -
size 3125 1 exact 1 1 3125 0 0 0 -
size 3131 1 exact 1 1 3131 0 0 0 -
size 3140 4 exact 13 13 40820 8 0 0 -
size 3154 1 exact 1 1 3154 0 0 0 -
size 3172 4 exact 1 1 3172 0 0 0 -
size 3194 1 exact 1 1 3194 0 0 0 -
size 3197 1 exact 1 1 3197 0 0 0 -
size 3200 8 exact 5 5 16000 0 0 0 -
size 3201 1 exact 1 1 3201 0 0 0 -
size 3211 1 exact 1 1 3211 0 0 0 -
size 3216 16 exact 2 2 6432 0 0 0 -
size 3217 1 exact 1 1 3217 0 0 0 -
size 3222 1 exact 1 1 3222 0 0 0 -
size 3231 1 exact 1 1 3231 0 0 0 -
size 3253 1 exact 1 1 3253 0 0 0 -
size 3257 1 exact 1 1 3257 0 0 0 -
size 3299 1 exact 1 1 3299 0 1 0 18:1
size 3304 4 exact 2 2 6608 0 0 0 -
size 3308 4 exact 4 4 13232 4 0 0 -
size 3315 1 exact 1 1 3315 0 0 0 -
size 3340 1 exact 1 1 3340 0 0 0 -
size 3342 1 exact 2 2 6684 0 0 0 -
size 3381 1 exact 1 1 3381 0 0 0 -
size 3407 1 exact 1 1 3407 0 0 0 -
size 3409 1 exact 1 1 3409 0 0 0 -
size 3412 1 exact 1 1 3412 0 0 0 -
size 3428 1 exact 1 1 3428 0 0 0 -
size 3456 1 exact 1 1 3456 0 0 0 -
size 3465 1 exact 1 1 3465 0 0 0 -
size 3472 8 exact 1 1 3472 1 0 0 -
size 3496 1 exact 1 1 3496 0 0 0 -
size 3520 1 exact 1 1 3520 0 0 0 -
size 3541 1 exact 1 1 3541 0 0 0 -
size 3542 1 exact 1 1 3542 0 0 0 -
size 3545 1 exact 1 1 3545 0 0 0 -
size 3550 1 exact 1 1 3550 0 0 0 -
size 3584 8 exact 637 637 2283008 1 9 0 16:6,17:3
size 3590 1 exact 1 1 3590 0 0 0 -
size 3615 1 exact 1 1 3615 0 0 0 -
size 3634 1 exact 1 1 3634 0 0 0 -
size 3652 1 exact 1 1 3652 0 0 0 -
size 3665 1 exact 1 1 3665 0 0 0 -
size 3670 1 exact 1 1 3670 0 0 0 -
size 3682 1 exact 1 1 3682 0 0 0 -
size 3704 8 exact 1 1 3704 1 0 0 -
size 3707 1 exact 1 1 3707 0 0 0 -
size 3712 1 exact 1 1 3712 0 0 0 -
size 3716 1 exact 1 1 3716 0 0 0 -
size 3727 1 exact 1 1 3727 0 0 0 -
size 3735 1 exact 1 1 3735 0 0 0 -
size 3737 1 exact 1 1 3737 0 0 0 -
size 3743 1 exact 1 1 3743 0 0 0 -
size 3747 1 exact 1 1 3747 0 0 0 -
size 3748 1 exact 1 1 3748 0 0 0 -
size 3781 1 exact 1 1 3781 0 0 0 -
size 3791 1 exact 1 1 3791 0 0 0 -
size 3805 1 exact 1 1 3805 0 0 0 -
size 3811 1 exact 1 1 3811 0 0 0 -
size 3826 1 exact 1 1 3826 0 0 0 -
size 3861 1 exact 1 1 3861 0 0 0 -
size 3867 1 exact 1 1 3867 0 0 0 -
size 3894 1 exact 1 1 3894 0 0 0 -
size 3903 1 exact 1 1 3903 0 0 0 -
size 3916 1 exact 1 1 3916 0 0 0 -
size 3925 1 exact 1 1 3925 0 0 0 -
size 3928 1 exact 1 1 3928 0 0 0 -
size 3980 4 exact 4 4 15920 4 0 0 -
size 3984 4 exact 2 2 7968 0 0 0 -
size 3987 1 exact 1 1 3987 0 0 0 -
size 4002 1 exact 1 1 4002 0 0 0 -
size 4008 1 exact 1 1 4008 0 0 0 -
size 4017 1 exact 1 1 4017 0 0 0 -
size 4024 1 exact 1 1 4024 0 0 0 -
size 4042 1 exact 1 1 4042 0 0 0 -
size 4049 1 exact 1 1 4049 0 0 0 -
size 4051 1 exact 1 1 4051 0 0 0 -
size 4052 1 exact 1 1 4052 0 0 0 -
size 4063 1 exact 1 1 4063 0 0 0 -
size 4096 4 exact 40 40 163840 12 2 0 16:1,17:1
size 4096 8 exact 31 30 126976 2 2 0 10:1,12:1
size 4126 1 exact 1 1 4126 0 0 0 -
size 4140 1 exact 1 1 4140 0 0 0 -
size 4216 1 exact 1 1 4216 0 0 0 -
size 4240 16 exact 736 736 3120640 0 2 0 14:1,16:1
size 4245 1 exact 1 1 4245 0 0 0 -
size 4303 1 exact 1 1 4303 0 0 0 -
size 4321 1 exact 1 1 4321 0 0 0 -
size 4383 1 exact 1 1 4383 0 0 0 -
size 4385 1 exact 1 1 4385 0 0 0 -
size 4394 1 exact 1 1 4394 0 0 0 -
size 4426 1 exact 1 1 4426 0 0 0 -
size 4431 1 exact 1 1 4431 0 0 0 -
size 4435 1 exact 1 1 4435 0 0 0 -
size 4438 1 exact 1 1 4438 0 0 0 -
size 4454 1 exact 1 1 4454 0 0 0 -
size 4474 1 exact 1 1 4474 0 0 0 -
size 4514 1 exact 1 1 4514 0 0 0 -
size 4549 1 exact 1 1 4549 0 0 0 -
size 4552 1 exact 1 1 4552 0 0 0 -
size 4563 1 exact 1 1 4563 0 0 0 -
size 4608 1 exact 4 4 18432 0 0 0 -
size 4612 1 exact 1 1 4612 0 0 0 -
size 4617 1 exact 1 1 4617 0 0 0 -
size 4655 1 exact 1 1 4655 0 0 0 -
size 4691 1 exact 1 1 4691 0 0 0 -
size 4693 1 exact 1 1 4693 0 0 0 -
size 4738 1 exact 1 1 4738 0 0 0 -
size 4779 1 exact 1 1 4779 0 0 0 -
size 4811 1 exact 1 1 4811 0 0 0 -
size 4817 1 exact 1 1 4817 0 0 0 -
size 4874 1 exact 1 1 4874 0 0 0 -
size 4894 1 exact 1 1 4894 0 0 0 -
size 4940 1 exact 1 1 4940 0 0 0 -
size 4951 1 exact 1 1 4951 0 0 0 -
size 4979 1 exact 2 2 9958 0 0 0 -
size 4980 1 exact 1 1 4980 0 0 0 -
size 5040 1 exact 1 1 5040 0 0 0 -
size 5054 1 exact 1 1 5054 0 0 0 -
size 5065 1 exact 1 1 5065 0 0 0 -
size 5082 1 exact 1 1 5082 0 0 0 -
size 5089 1 exact 1 1 5089 0 0 0 -
size 5092 1 exact 1 1 5092 0 0 0 -
size 5095 1 exact 1 1 5095 0 0 0 -
size 5120 4 exact 1 1 5120 0 0 0 -
size 5124 1 exact 1 1 5124 0 0 0 -
size 5126 1 exact 1 1 5126 0 0 0 -
size 5164 1 exact 1 1 5164 0 0 0 -
size 5179 1 exact 1 1 5179 0 0 0 -
size 5208 4 exact 5 5 26040 0 0 0 -
size 5251 1 exact 1 1 5251 0 0 0 -
size 5258 1 exact 1 1 5258 0 0 0 -
size 5293 1 exact 1 1 5293 0 0 0 -
size 5296 4 exact 3 3 15888 0 0 0 -
size 5320 1 exact 1 1 5320 0 0 0 -
size 5391 1 exact 1 1 5391 0 0 0 -
size 5416 4 exact 3 3 16248 0 1 0 14:1
size 5421 1 exact 1 1 5421 0 0 0 -
size 5436 1 exact 1 1 5436 0 0 0 -
size 5440 1 exact 1 1 5440 0 0 0 -
size 5448 4 exact 21 21 114408 16 1 1 31:1
size 5482 1 exact 1 1 5482 0 0 0 -
size 5515 1 exact 1 1 5515 0 0 0 -
size 5516 1 exact 1 1 5516 0 0 0 -
size 5524 1 exact 1 1 5524 0 0 0 -
size 5571 1 exact 1 1 5571 0 0 0 -
size 5589 1 exact 1 1 5589 0 0 0 -
size 5601 1 exact 1 1 5601 0 0 0 -
size 5696 8 exact 1 1 5696 0 0 0 -
size 5714 1 exact 1 1 5714 0 0 0 -
size 5760 1 exact 1 1 5760 0 0 0 -
size 5761 1 exact 1 1 5761 0 0 0 -
size 5782 1 exact 1 1 5782 0 0 0 -
size 5785 1 exact 1 1 5785 0 0 0 -
size 5836 4 exact 1 1 5836 0 0 0 -
size 5888 8 exact 1 1 5888 0 0 0 -
size 5898 1 exact 1 1 5898 0 0 0 -
size 5920 4 exact 10 10 59200 8 0 0 -
size 5957 1 exact 1 1 5957 0 0 0 -
size 6000 8 exact 1 1 6000 1 0 0 -
size 6019 1 exact 1 1 6019 0 0 0 -
size 6040 1 exact 1 1 6040 0 0 0 -
size 6055 1 exact 1 1 6055 0 0 0 -
size 6060 4 exact 1 1 6060 0 0 0 -
size 6080 1 exact 1 1 6080 0 0 0 -
size 6117 1 exact 1 1 6117 0 0 0 -
size 6133 1 exact 1 1 6133 0 0 0 -
size 6144 8 exact 659 659 4048896 166 5 0 13:1,14:1,30:3
size 6183 1 exact 1 1 6183 0 0 0 -
size 6221 1 exact 1 1 6221 0 0 0 -
size 6226 1 exact 1 1 6226 0 0 0 -
size 6266 1 exact 1 1 6266 0 0 0 -
size 6269 1 exact 1 1 6269 0 0 0 -
size 6280 1 exact 1 1 6280 0 0 0 -
size 6301 1 exact 1 1 6301 0 0 0 -
size 6319 1 exact 1 1 6319 0 0 0 -
size 6357 1 exact 1 1 6357 0 0 0 -
size 6368 4 exact 2 2 12736 0 0 0 -
size 6400 1 exact 1 1 6400 0 0 0 -
size 6416 16 exact 2 2 12832 0 0 0 -
size 6433 1 exact 1 1 6433 0 0 0 -
size 6440 1 exact 1 1 6440 0 0 0 -
size 6462 1 exact 1 1 6462 0 0 0 -
size 6499 1 exact 1 1 6499 0 0 0 -
size 6514 1 exact 1 1 6514 0 0 0 -
size 6539 1 exact 1 1 6539 0 0 0 -
size 6562 1 exact 1 1 6562 0 0 0 -
size 6608 4 exact 2 2 13216 2 0 0 -
size 6656 8 exact 1 1 6656 1 0 0 -
size 6780 1 exact 1 1 6780 0 0 0 -
size 6797 1 exact 1 1 6797 0 0 0 -
size 6803 1 exact 1 1 6803 0 0 0 -
size 6818 1 exact 1 1 6818 0 0 0 -
size 6856 1 exact 1 1 6856 0 0 0 -
size 6889 1 exact 1 1 6889 0 0 0 -
size 6921 1 exact 1 1 6921 0 0 0 -
size 6930 1 exact 2 2 13860 0 0 0 -
size 6942 1 exact 1 1 6942 0 0 0 -
size 6950 1 exact 2 2 13900 0 0 0 -
size 6968 1 exact 1 1 6968 0 0 0 -
size 7003 1 exact 1 1 7003 0 0 0 -
size 7035 1 exact 1 1 7035 0 0 0 -
size 7065 1 exact 1 1 7065 0 0 0 -
size 7168 8 exact 468 468 3354624 0 3 0 17:2,18:1
size 7169 1 exact 1 1 7169 0 0 0 -
size 7189 1 exact 1 1 7189 0 0 0 -
size 7239 1 exact 1 1 7239 0 0 0 -
size 7254 1 exact 1 1 7254 0 0 0 -
size 7258 1 exact 1 1 7258 0 0 0 -
size 7263 1 exact 1 1 7263 0 0 0 -
size 7267 1 exact 1 1 7267 0 0 0 -
size 7299 1 exact 1 1 7299 0 0 0 -
size 7316 1 exact 1 1 7316 0 0 0 -
size 7321 1 exact 1 1 7321 0 0 0 -
size 7327 1 exact 1 1 7327 0 0 0 -
size 7388 1 exact 1 1 7388 0 0 0 -
size 7470 1 exact 1 1 7470 0 0 0 -
size 7550 1 exact 1 1 7550 0 0 0 -
size 7605 1 exact 1 1 7605 0 0 0 -
size 7618 1 exact 1 1 7618 0 0 0 -
size 7662 1 exact 1 1 7662 0 0 0 -
size 7670 1 exact 1 1 7670 0 0 0 -
size 7688 1 exact 1 1 7688 0 0 0 -
size 7765 1 exact 1 1 7765 0 0 0 -
size 7852 1 exact 1 1 7852 0 0 0 -
size 7862 1 exact 1 1 7862 0 0 0 -
size 7892 1 exact 1 1 7892 0 0 0 -
size 7912 1 exact 1 1 7912 0 0 0 -
size 7940 1 exact 1 1 7940 0 0 0 -
size 7978 1 exact 1 1 7978 0 0 0 -
size 7999 1 exact 1 1 7999 0 0 0 -
size 8007 1 exact 1 1 8007 0 0 0 -
size 8012 1 exact 1 1 8012 0 0 0 -
size 8015 1 exact 1 1 8015 0 0 0 -
size 8064 1 exact 1 1 8064 0 0 0 -
size 8072 1 exact 1 1 8072 0 0 0 -
size 8074 1 exact 1 1 8074 0 0 0 -
size 8142 1 exact 1 1 8142 0 0 0 -
size 8184 1 exact 1 1 8184 0 0 0 -
size 8192 4 exact 18 18 147456 10 0 0 -
size 8192 8 exact 20 20 163840 0 0 0 -
size 8278 1 exact 1 1 8278 0 0 0 -
size 8285 1 exact 1 1 8285 0 0 0 -
size 8337 1 exact 1 1 8337 0 0 0 -
size 8348 1 exact 1 1 8348 0 0 0 -
size 8353 1 exact 1 1 8353 0 0 0 -
size 8358 1 exact 1 1 8358 0 0 0 -
size 8363 1 exact 1 1 8363 0 0 0 -
size 8367 1 exact 1 1 8367 0 0 0 -
size 8391 1 exact 1 1 8391 0 0 0 -
size 8405 1 exact 1 1 8405 0 0 0 -
size 8419 1 exact 1 1 8419 0 0 0 -
size 8430 1 exact 1 1 8430 0 0 0 -
size 8431 1 exact 1 1 8431 0 0 0 -
size 8435 1 exact 1 1 8435 0 0 0 -
size 8442 1 exact 1 1 8442 0 0 0 -
size 8464 16 exact 515 515 4358960 0 0 0 -
size 8472 1 exact 1 1 8472 0 0 0 -
size 8485 1 exact 1 1 8485 0 0 0 -
size 8524 1 exact 1 1 8524 0 0 0 -
size 8531 1 exact 1 1 8531 0 0 0 -
size 8536 1 exact 1 1 8536 0 0 0 -
size 8604 1 exact 1 1 8604 0 0 0 -
size 8664 8 exact 1 1 8664 1 0 0 -
size 8703 1 exact 1 1 8703 0 0 0 -
size 8734 1 exact 1 1 8734 0 0 0 -
size 8830 1 exact 1 1 8830 0 0 0 -
size 8852 1 exact 1 1 8852 0 0 0 -
size 8861 1 exact 1 1 8861 0 0 0 -
size 8864 1 exact 1 1 8864 0 0 0 -
size 8897 1 exact 1 1 8897 0 0 0 -
size 8939 1 exact 1 1 8939 0 0 0 -
size 9038 1 exact 1 1 9038 0 0 0 -
size 9045 1 exact 1 1 9045 0 0 0 -
size 9053 1 exact 1 1 9053 0 0 0 -
size 9109 1 exact 1 1 9109 0 0 0 -
size 9158 1 exact 1 1 9158 0 0 0 -
size 9200 1 exact 1 1 9200 0 0 0 -
size 9204 1 exact 1 1 9204 0 0 0 -
size 9216 1 exact 4 4 36864 0 0 0 -
size 9353 1 exact 1 1 9353 0 0 0 -
size 9393 1 exact 1 1 9393 0 0 0 -
size 9440 1 exact 1 1 9440 0 0 0 -
size 9506 1 exact 1 1 9506 0 0 0 -
size 9531 1 exact 1 1 9531 0 0 0 -
size 9648 1 exact 1 1 9648 0 0 0 -
size 9651 1 exact 1 1 9651 0 0 0 -
size 9734 1 exact 2 2 19468 0 0 0 -
size 9767 1 exact 1 1 9767 0 0 0 -
size 9771 1 exact 1 1 9771 0 0 0 -
size 9781 1 exact 1 1 9781 0 0 0 -
size 9958 1 exact 1 1 9958 0 0 0 -
size 10015 1 exact 1 1 10015 0 0 0 -
size 10032 1 exact 1 1 10032 0 0 0 -
size 10056 1 exact 1 1 10056 0 0 0 -
size 10113 1 exact 1 1 10113 0 0 0 -
size 10167 1 exact 1 1 10167 0 0 0 -
size 10232 1 exact 2 2 20464 0 0 0 -
size 10240 4 exact 1 1 10240 0 0 0 -
size 10250 1 exact 1 1 10250 0 0 0 -
size 10277 1 exact 1 1 10277 0 0 0 -
size 10319 1 exact 1 1 10319 0 0 0 -
size 10361 1 exact 1 1 10361 0 0 0 -
size 10366 1 exact 1 1 10366 0 0 0 -
size 10390 1 exact 1 1 10390 0 0 0 -
size 10412 1 exact 1 1 10412 0 0 0 -
size 10416 4 exact 1 1 10416 0 0 0 -
size 10511 1 exact 1 1 10511 0 0 0 -
size 10512 1 exact 1 1 10512 0 0 0 -
size 10533 1 exact 1 1 10533 0 0 0 -
size 10560 1 exact 1 1 10560 0 0 0 -
size 10578 1 exact 1 1 10578 0 0 0 -
size 10637 1 exact 1 1 10637 0 0 0 -
size 10717 1 exact 1 1 10717 0 0 0 -
size 10755 1 exact 1 1 10755 0 0 0 -
size 10762 1 exact 1 1 10762 0 0 0 -
size 10864 1 exact 1 1 10864 0 0 0 -
size 10930 1 exact 1 1 10930 0 0 0 -
size 10942 1 exact 1 1 10942 0 0 0 -
size 10982 1 exact 1 1 10982 0 0 0 -
size 10983 1 exact 1 1 10983 0 0 0 -
size 11002 1 exact 1 1 11002 0 0 0 -
size 11056 1 exact 1 1 11056 0 0 0 -
size 11067 1 exact 1 1 11067 0 0 0 -
size 11159 1 exact 1 1 11159 0 0 0 -
size 11170 1 exact 1 1 11170 0 0 0 -
size 11179 1 exact 1 1 11179 0 0 0 -
size 11325 1 exact 1 1 11325 0 0 0 -
size 11352 1 exact 1 1 11352 0 0 0 -
size 11392 8 exact 1 1 11392 0 0 0 -
size 11546 1 exact 1 1 11546 0 0 0 -
size 11562 1 exact 1 1 11562 0 0 0 -
size 11578 1 exact 1 1 11578 0 0 0 -
size 11584 1 exact 1 1 11584 0 0 0 -
size 11594 1 exact 1 1 11594 0 0 0 -
size 11609 1 exact 1 1 11609 0 0 0 -
size 11625 1 exact 1 1 11625 0 0 0 -
size 11718 1 exact 1 1 11718 0 0 0 -
size 11776 8 exact 1 1 11776 1 0 0 -
size 11895 1 exact 1 1 11895 0 0 0 -
size 11961 1 exact 1 1 11961 0 0 0 -
size 12139 1 exact 1 1 12139 0 0 0 -
size 12214 1 exact 1 1 12214 0 0 0 -
size 12221 1 exact 1 1 12221 0 0 0 -
size 12235 1 exact 1 1 12235 0 0 0 -
size 12261 1 exact 1 1 12261 0 0 0 -
size 12288 8 exact 439 439 5394432 163 3 0 14:1,30:2
size 12304 1 exact 1 1 12304 0 0 0 -
size 12495 1 exact 1 1 12495 0 0 0 -
size 12666 1 exact 1 1 12666 0 0 0 -
size 12800 8 exact 1 1 12800 1 0 0 -
size 12816 16 exact 2 2 25632 0 0 0 -
size 12819 1 exact 1 1 12819 0 0 0 -
size 12992 1 exact 1 1 12992 0 0 0 -
size 13007 1 exact 1 1 13007 0 0 0 -
size 13127 1 exact 1 1 13127 0 0 0 -
size 13194 1 exact 1 1 13194 0 0 0 -
size 13232 1 exact 1 1 13232 0 0 0 -
size 13237 1 exact 1 1 13237 0 0 0 -
size 13255 1 exact 1 1 13255 0 0 0 -
size 13271 1 exact 1 1 13271 0 0 0 -
size 13287 1 exact 1 1 13287 0 0 0 -
size 13381 1 exact 1 1 13381 0 0 0 -
size 13435 1 exact 1 1 13435 0 0 0 -
size 13496 1 exact 1 1 13496 0 0 0 -
size 13516 1 exact 1 1 13516 0 0 0 -
size 13593 1 exact 1 1 13593 0 0 0 -
size 13601 1 exact 1 1 13601 0 0 0 -
size 13607 1 exact 1 1 13607 0 0 0 -
size 13623 1 exact 1 1 13623 0 0 0 -
size 13692 1 exact 1 1 13692 0 0 0 -
size 13981 1 exact 1 1 13981 0 0 0 -
size 14044 4 exact 1 1 14044 0 0 0 -
size 14138 1 exact 1 1 14138 0 0 0 -
size 14165 1 exact 1 1 14165 0 0 0 -
size 14177 1 exact 1 1 14177 0 0 0 -
size 14336 8 exact 316 316 4530176 1 4 0 17:1,18:2,19:1
size 14369 1 exact 1 1 14369 0 0 0 -
size 14385 1 exact 1 1 14385 0 0 0 -
size 14472 1 exact 1 1 14472 0 0 0 -
size 14473 1 exact 1 1 14473 0 0 0 -
size 14511 1 exact 1 1 14511 0 0 0 -
size 14559 1 exact 1 1 14559 0 0 0 -
size 14641 1 exact 1 1 14641 0 0 0 -
size 14671 1 exact 1 1 14671 0 0 0 -
size 14724 1 exact 1 1 14724 0 0 0 -
size 14804 1 exact 1 1 14804 0 0 0 -
size 14887 1 exact 1 1 14887 0 0 0 -
size 14978 1 exact 1 1 14978 0 0 0 -
size 15059 1 exact 1 1 15059 0 0 0 -
size 15138 1 exact 1 1 15138 0 0 0 -
size 15260 1 exact 1 1 15260 0 0 0 -
size 15302 1 exact 1 1 15302 0 0 0 -
size 15327 1 exact 1 1 15327 0 0 0 -
size 15362 1 exact 1 1 15362 0 0 0 -
size 15555 1 exact 1 1 15555 0 0 0 -
size 15713 1 exact 1 1 15713 0 0 0 -
size 15720 1 exact 1 1 15720 0 0 0 -
size 15722 1 exact 1 1 15722 0 0 0 -
size 15730 1 exact 1 1 15730 0 0 0 -
size 15814 1 exact 1 1 15814 0 0 0 -
size 15879 1 exact 1 1 15879 0 0 0 -
size 15988 1 exact 1 1 15988 0 0 0 -
size 16000 4 exact 9 9 144000 0 0 0 -
size 16164 4 exact 10 10 161640 8 0 0 -
size 16173 1 exact 1 1 16173 0 0 0 -
size 16196 4 exact 1 1 16196 0 0 0 -
size 16332 1 exact 1 1 16332 0 0 0 -
size 16384 4 exact 8 8 131072 2 0 0 -
size 16384 8 exact 16 16 262144 0 0 0 -
size 16543 1 exact 1 1 16543 0 0 0 -
size 16760 1 exact 1 1 16760 0 0 0 -
size 16781 1 exact 1 1 16781 0 0 0 -
size 16912 16 exact 314 314 5310368 0 1 1 22:1
size 16933 1 exact 1 1 16933 0 0 0 -
size 16945 1 exact 1 1 16945 0 0 0 -
size 17020 1 exact 1 1 17020 0 0 0 -
size 17098 1 exact 1 1 17098 0 0 0 -
size 17132 1 exact 1 1 17132 0 0 0 -
size 17221 1 exact 1 1 17221 0 0 0 -
size 17269 1 exact 1 1 17269 0 0 0 -
size 17396 1 exact 1 1 17396 0 0 0 -
size 17408 8 exact 1 1 17408 1 0 0 -
size 17535 1 exact 1 1 17535 0 0 0 -
size 17707 1 exact 1 1 17707 0 0 0 -
size 17744 1 exact 1 1 17744 0 0 0 -
size 17758 1 exact 1 1 17758 0 0 0 -
size 17780 1 exact 1 1 17780 0 0 0 -
size 17787 1 exact 1 1 17787 0 0 0 -
size 17859 1 exact 1 1 17859 0 0 0 -
size 17914 1 exact 1 1 17914 0 0 0 -
size 17963 1 exact 1 1 17963 0 0 0 -
size 18020 1 exact 1 1 18020 0 0 0 -
size 18026 1 exact 1 1 18026 0 0 0 -
size 18035 1 exact 1 1 18035 0 0 0 -
size 18072 1 exact 1 1 18072 0 0 0 -
size 18305 1 exact 2 2 36610 0 0 0 -
size 18375 1 exact 1 1 18375 0 0 0 -
size 18385 1 exact 1 1 18385 0 0 0 -
size 18428 1 exact 1 1 18428 0 0 0 -
size 18807 1 exact 1 1 18807 0 0 0 -
size 18840 8 exact 1 1 18840 1 0 0 -
size 18851 1 exact 1 1 18851 0 0 0 -
size 18926 1 exact 1 1 18926 0 0 0 -
size 18931 1 exact 1 1 18931 0 0 0 -
size 18984 1 exact 1 1 18984 0 0 0 -
size 18995 1 exact 1 1 18995 0 0 0 -
size 19004 1 exact 1 1 19004 0 0 0 -
size 19236 1 exact 1 1 19236 0 0 0 -
size 19630 1 exact 1 1 19630 0 0 0 -
size 19648 1 exact 1 1 19648 0 0 0 -
size 19813 1 exact 1 1 19813 0 0 0 -
size 20107 1 exact 1 1 20107 0 0 0 -
size 20480 4 exact 1 1 20480 0 0 0 -
size 20558 1 exact 1 1 20558 0 0 0 -
size 20851 1 exact 1 1 20851 0 0 0 -
size 20901 1 exact 1 1 20901 0 0 0 -
size 21560 1 exact 1 1 21560 0 0 0 -
size 21637 1 exact 1 1 21637 0 0 0 -
size 21899 1 exact 1 1 21899 0 0 0 -
size 21903 1 exact 1 1 21903 0 0 0 -
size 21929 1 exact 1 1 21929 0 0 0 -
size 21947 1 exact 1 1 21947 0 0 0 -
size 22380 1 exact 1 1 22380 0 0 0 -
size 22641 1 exact 1 1 22641 0 0 0 -
size 22764 1 exact 1 1 22764 0 0 0 -
size 22784 8 exact 1 1 22784 1 0 0 -
size 22929 1 exact 1 1 22929 0 0 0 -
size 23097 1 exact 1 1 23097 0 0 0 -
size 23165 1 exact 1 1 23165 0 0 0 -
size 23328 8 exact 1 1 23328 0 0 0 -
size 23498 1 exact 1 1 23498 0 0 0 -
size 23552 4 exact 1 1 23552 1 0 0 -
size 24142 1 exact 1 1 24142 0 0 0 -
size 24148 4 exact 10 10 241480 8 0 0 -
size 24199 1 exact 1 1 24199 0 0 0 -
size 24460 1 exact 1 1 24460 0 0 0 -
size 24488 1 exact 1 1 24488 0 0 0 -
size 24532 4 exact 1 1 24532 0 0 0 -
size 24576 8 exact 250 250 6144000 107 0 0 -
size 24619 1 exact 1 1 24619 0 0 0 -
size 24813 1 exact 1 1 24813 0 0 0 -
size 24890 1 exact 1 1 24890 0 0 0 -
size 24902 1 exact 1 1 24902 0 0 0 -
size 24963 1 exact 1 1 24963 0 0 0 -
size 25000 1 exact 1 1 25000 0 0 0 -
size 25170 1 exact 1 1 25170 0 0 0 -
size 25319 1 exact 1 1 25319 0 0 0 -
size 25616 16 exact 2 2 51232 0 0 0 -
size 25695 1 exact 1 1 25695 0 0 0 -
size 26223 1 exact 1 1 26223 0 0 0 -
size 26523 1 exact 1 1 26523 0 0 0 -
size 26633 1 exact 1 1 26633 0 0 0 -
size 26915 1 exact 1 1 26915 0 0 0 -
size 27212 1 exact 1 1 27212 0 0 0 -
size 27259 1 exact 1 1 27259 0 0 0 -
size 27363 1 exact 1 1 27363 0 0 0 -
size 27463 1 exact 1 1 27463 0 0 0 -
size 27584 1 exact 1 1 27584 0 0 0 -
size 27670 1 exact 1 1 27670 0 0 0 -
size 27671 1 exact 1 1 27671 0 0 0 -
size 28191 1 exact 1 1 28191 0 0 0 -
size 28223 1 exact 1 1 28223 0 0 0 -
size 28537 1 exact 1 1 28537 0 0 0 -
size 28662 1 exact 1 1 28662 0 0 0 -
size 28672 8 exact 180 180 5160960 0 0 0 -
size 28680 1 exact 1 1 28680 0 0 0 -
size 28948 1 exact 1 1 28948 0 0 0 -
size 29463 1 exact 1 1 29463 0 0 0 -
size 30558 1 exact 1 1 30558 0 0 0 -
size 30727 1 exact 1 1 30727 0 0 0 -
size 30963 1 exact 1 1 30963 0 0 0 -
size 31072 1 exact 1 1 31072 0 0 0 -
size 31198 1 exact 1 1 31198 0 0 0 -
size 31438 1 exact 1 1 31438 0 0 0 -
size 32289 1 exact 1 1 32289 0 0 0 -
size 32610 1 exact 1 1 32610 0 0 0 -
size 32618 1 exact 1 1 32618 0 0 0 -
size 32688 8 exact 1 1 32688 1 0 0 -
size 32768 4 exact 6 6 196608 0 0 0 -
size 32768 8 exact 12 12 393216 3 0 0 -
size 32905 1 exact 1 1 32905 0 0 0 -
size 33048 1 exact 1 1 33048 0 0 0 -
size 33067 1 exact 1 1 33067 0 0 0 -
size 33321 1 exact 1 1 33321 0 0 0 -
size 33409 1 exact 1 1 33409 0 0 0 -
size 33726 1 exact 1 1 33726 0 0 0 -
size 33808 16 exact 120 120 4056960 0 0 0 -
size 33890 1 exact 1 1 33890 0 0 0 -
size 34286 1 exact 1 1 34286 0 0 0 -
size 34531 1 exact 1 1 34531 0 0 0 -
size 34715 1 exact 1 1 34715 0 0 0 -
size 34937 1 exact 1 1 34937 0 0 0 -
size 35014 1 exact 1 1 35014 0 0 0 -
size 35091 1 exact 1 1 35091 0 0 0 -
size 35111 1 exact 1 1 35111 0 0 0 -
size 35119 1 exact 1 1 35119 0 0 0 -
size 35520 8 exact 1 1 35520 1 0 0 -
size 35568 1 exact 1 1 35568 0 0 0 -
size 35610 1 exact 1 1 35610 0 0 0 -
size 36489 1 exact 1 1 36489 0 0 0 -
size 36744 1 exact 1 1 36744 0 0 0 -
size 37465 1 exact 1 1 37465 0 0 0 -
size 37683 1 exact 1 1 37683 0 0 0 -
size 37690 1 exact 1 1 37690 0 0 0 -
size 37977 1 exact 1 1 37977 0 0 0 -
size 38184 1 exact 1 1 38184 0 0 0 -
size 38688 1 exact 1 1 38688 0 0 0 -
size 38843 1 exact 1 1 38843 0 0 0 -
size 39226 1 exact 1 1 39226 0 0 0 -
size 40438 1 exact 1 1 40438 0 0 0 -
size 40739 1 exact 1 1 40739 0 0 0 -
size 40869 1 exact 1 1 40869 0 0 0 -
size 40911 1 exact 1 1 40911 0 0 0 -
size 41034 1 exact 1 1 41034 0 0 0 -
size 41251 1 exact 1 1 41251 0 0 0 -
size 41509 1 exact 1 1 41509 0 0 0 -
size 41826 1 exact 1 1 41826 0 0 0 -
size 42594 1 exact 1 1 42594 0 0 0 -
size 43190 1 exact 1 1 43190 0 0 0 -
size 44103 1 exact 1 1 44103 0 0 0 -
size 45232 1 exact 1 1 45232 0 0 0 -
size 45499 1 exact 1 1 45499 0 0 0 -
size 46340 1 exact 1 1 46340 0 0 0 -
size 46968 1 exact 1 1 46968 0 0 0 -
size 47521 1 exact 1 1 47521 0 0 0 -
size 47705 1 exact 1 1 47705 0 0 0 -
size 47710 1 exact 1 1 47710 0 0 0 -
size 48283 1 exact 1 1 48283 0 0 0 -
size 49152 8 exact 128 128 6291456 67 0 0 -
size 49213 1 exact 1 1 49213 0 0 0 -
size 49244 1 exact 1 1 49244 0 0 0 -
size 49751 1 exact 1 1 49751 0 0 0 -
size 50021 1 exact 1 1 50021 0 0 0 -
size 50366 1 exact 1 1 50366 0 0 0 -
size 50373 1 exact 1 1 50373 0 0 0 -
size 50429 1 exact 1 1 50429 0 0 0 -
size 51164 1 exact 1 1 51164 0 0 0 -
size 51216 16 exact 2 2 102432 0 0 0 -
size 52231 1 exact 1 1 52231 0 0 0 -
size 53345 1 exact 1 1 53345 0 0 0 -
size 53348 1 exact 1 1 53348 0 0 0 -
size 53428 1 exact 1 1 53428 0 0 0 -
size 53587 1 exact 1 1 53587 0 0 0 -
size 56092 1 exact 1 1 56092 0 0 0 -
size 56181 1 exact 1 1 56181 0 0 0 -
size 56936 1 exact 1 1 56936 0 0 0 -
size 56957 1 exact 1 1 56957 0 0 0 -
size 57161 1 exact 1 1 57161 0 0 0 -
size 57171 1 exact 1 1 57171 0 0 0 -
size 57344 8 exact 100 100 5734400 0 0 0 -
size 57388 1 exact 1 1 57388 0 0 0 -
size 58442 1 exact 1 1 58442 0 0 0 -
size 59169 1 exact 1 1 59169 0 0 0 -
size 59197 1 exact 1 1 59197 0 0 0 -
size 59392 1 exact 1 1 59392 0 0 0 -
size 60455 1 exact 1 1 60455 0 0 0 -
size 61447 1 exact 1 1 61447 0 0 0 -
size 62438 1 exact 1 1 62438 0 0 0 -
size 63877 1 exact 1 1 63877 0 0 0 -
size 64623 1 exact 1 1 64623 0 0 0 -
size 65536 4 exact 6 6 393216 4 0 0 -
size 65536 8 exact 7 7 458752 0 0 0 -
size 67057 1 exact 1 1 67057 0 0 0 -
size 67576 1 exact 1 1 67576 0 0 0 -
size 67600 16 exact 25 25 1690000 0 0 0 -
size 75013 1 exact 1 1 75013 0 0 0 -
size 75755 1 exact 1 1 75755 0 0 0 -
size 75863 1 exact 1 1 75863 0 0 0 -
size 79560 1 exact 1 1 79560 0 0 0 -
size 80480 1 exact 1 1 80480 0 0 0 -
size 81277 1 exact 1 1 81277 0 0 0 -
size 82510 1 exact 1 1 82510 0 0 0 -
size 84571 1 exact 1 1 84571 0 0 0 -
size 86855 1 exact 1 1 86855 0 0 0 -
size 87189 1 exact 1 1 87189 0 0 0 -
size 88653 1 exact 1 1 88653 0 0 0 -
size 89628 1 exact 1 1 89628 0 0 0 -
size 96592 1 exact 1 1 96592 0 0 0 -
size 96984 8 exact 1 1 96984 1 0 0 -
size 97300 1 exact 1 1 97300 0 0 0 -
size 97503 1 exact 1 1 97503 0 0 0 -
size 98304 8 exact 52 52 5111808 31 0 0 -
size 98874 1 exact 1 1 98874 0 0 0 -
size 100553 1 exact 1 1 100553 0 0 0 -
size 101513 1 exact 1 1 101513 0 0 0 -
size 102416 16 exact 2 2 204832 2 0 0 -
size 104127 1 exact 1 1 104127 0 0 0 -
size 107521 1 exact 1 1 107521 0 0 0 -
size 114688 8 exact 49 49 5619712 0 0 0 -
size 115623 1 exact 1 1 115623 0 0 0 -
size 127825 1 exact 1 1 127825 0 0 0 -
size 128800 1 exact 1 1 128800 0 0 0 -
size 129711 1 exact 1 1 129711 0 0 0 -
size 131072 4 exact 2 2 262144 0 0 0 -
size 131072 8 exact 5 5 655360 0 0 0 -
size 133878 1 exact 1 1 133878 0 0 0 -
size 134276 1 exact 1 1 134276 0 0 0 -
size 135184 16 exact 1 1 135184 0 0 0 -
size 136027 1 exact 1 1 136027 0 0 0 -
size 138673 1 exact 1 1 138673 0 0 0 -
size 144888 8 exact 1 1 144888 1 0 0 -
size 145086 1 exact 1 1 145086 0 0 0 -
size 147447 1 exact 1 1 147447 0 0 0 -
size 149037 1 exact 1 1 149037 0 0 0 -
size 158564 1 exact 1 1 158564 0 0 0 -
size 190452 1 exact 1 1 190452 0 0 0 -
size 196608 8 exact 17 17 3342336 7 0 0 -
size 214651 1 exact 1 1 214651 0 0 0 -
size 221142 1 exact 1 1 221142 0 0 0 -
size 221748 1 exact 1 1 221748 0 0 0 -
size 229376 8 exact 13 13 2981888 0 0 0 -
size 240016 8 exact 1 1 240016 0 0 0 -
size 262144 4 exact 2 2 524288 0 0 0 -
size 262144 8 exact 4 4 1048576 0 0 0 -
size 266293 1 exact 1 1 266293 0 0 0 -
size 270352 16 exact 1 1 270352 0 0 0 -
size 320000 8 exact 9 9 2880000 0 0 0 -
size 393216 8 exact 9 9 3538944 2 0 0 -
size 524288 4 exact 2 2 1048576 0 0 0 -
size 524288 8 exact 2 2 1048576 0 0 0 -
size 540688 16 exact 1 1 540688 0 0 0 -
size 708608 8 exact 1 1 708608 1 0 0 -
size 786432 8 exact 7 7 5505024 2 0 0 -
size 1048576 4 exact 2 2 2097152 0 0 0 -
size 1048576 8 exact 2 2 2097152 0 0 0 -
size 1081360 16 exact 1 1 1081360 1 0 0 -
size 1572864 8 exact 5 5 7864320 2 0 0 -
size 2097152 4 exact 2 2 4194304 2 0 0 -
size 3145728 8 exact 2 2 6291456 1 0 0 -
size 6291456 8 exact 1 1 6291456 1 0 0 -
growth 1 8 60
growth 8 16 24
growth 8 32 236
growth 9 18 85
growth 13 26 1
growth 16 32 87
growth 16 36 6
growth 16 40 4
growth 16 44 2
growth 16 60 2
growth 16 64 30
growth 16 76 1
growth 16 80 18
growth 16 96 11
growth 16 108 2
growth 16 112 11
growth 16 128 5
growth 16 144 3
growth 16 160 1
growth 16 176 1
growth 16 3304 2
growth 16 3980 2
growth 16 3984 1
growth 18 36 21
growth 26 52 1
growth 32 64 668
growth 32 112 1
growth 32 128 4
growth 36 72 20
growth 40 112 1
growth 44 88 2
growth 48 192 63
growth 48 240 2
growth 48 336 2
growth 60 120 2
growth 64 128 514
growth 64 144 2
growth 69 138 11
growth 71 142 27
growth 72 144 8
growth 73 146 49
growth 75 150 59
growth 76 152 3
growth 77 154 227
growth 78 156 75
growth 79 158 9
growth 80 160 84
growth 81 162 29
growth 82 164 56
growth 83 166 85
growth 84 168 53
growth 85 170 27
growth 86 172 75
growth 87 174 21
growth 88 176 57
growth 89 178 65
growth 90 180 15
growth 91 182 38
growth 92 184 24
growth 93 186 19
growth 94 188 18
growth 95 190 7
growth 96 192 5539
growth 97 194 31
growth 98 196 7
growth 99 198 10
growth 100 200 5
growth 101 202 3
growth 102 204 2
growth 103 206 1
growth 106 212 16
growth 107 214 3
growth 108 216 3
growth 109 218 4
growth 111 222 2
growth 112 224 1
growth 112 3984 1
growth 113 226 5
growth 120 240 2
growth 128 256 525
growth 128 352 3
growth 144 288 8
growth 152 304 1
growth 160 320 27
growth 160 640 27
growth 192 384 3327
growth 224 448 916
growth 224 1736 1
growth 240 480 2
growth 256 512 333
growth 288 576 8
growth 296 592 1
growth 304 608 1
growth 320 640 3
growth 328 656 1
growth 342 684 1
growth 384 768 1998
growth 448 896 883
growth 480 960 2
growth 512 1024 180
growth 576 1152 8
growth 592 1184 1
growth 608 1216 1
growth 640 1280 2
growth 656 1312 1
growth 768 1536 1375
growth 896 1792 774
growth 1024 2048 134
growth 1152 2304 6
growth 1280 2560 2
growth 1536 3072 949
growth 1736 3472 1
growth 1792 3584 636
growth 2048 4096 68
growth 2304 4608 4
growth 2560 5120 1
growth 2848 5696 1
growth 3072 6144 659
growth 3304 6608 2
growth 3584 7168 468
growth 4096 8192 38
growth 4608 9216 4
growth 5120 10240 1
growth 5208 10416 1
growth 5696 11392 1
growth 5888 11776 1
growth 6144 12288 439
growth 7168 14336 315
growth 8192 16384 24
growth 10240 20480 1
growth 11392 22784 1
growth 12288 24576 250
growth 14336 28672 180
growth 16384 32768 18
growth 24576 49152 128
growth 28672 57344 100
growth 32768 65536 13
growth 49152 98304 52
growth 57344 114688 49
growth 65536 131072 7
growth 98304 196608 17
growth 114688 229376 13
growth 131072 262144 6
growth 196608 393216 9
growth 262144 524288 4
growth 393216 786432 7
growth 524288 1048576 4
growth 786432 1572864 5
growth 1048576 2097152 2
growth 1572864 3145728 2
growth 3145728 6291456 1
other-growth 0
live 0 2712535
live 16777216 4910083
live 33554432 6654756
live 50331648 7126580
live 67108864 7951341
live 83886080 8606987
live 100663296 9103053
live 117440512 10064138
live 134217728 11449662
live 150994944 14886804
live 167772160 15506791
live 184549376 15906222
live 201326592 16259115
live 218103808 17821817
live 234881024 18604902
live 251658240 19177332
live 268435456 19346439
live 285212672 19948650
live 301989888 20359463
live 318767104 20784225
live 335544320 21074446
live 352321536 21175575
live 369098752 23564757
live 385875968 24224522
live 402653184 26986331
live 419430400 27019140
live 436207616 27467589
live 452984832 27457617
live 503316480 27511502
live 536870912 27565037
live 570425344 28089477
live 587202560 28082310
live 603979776 28007380
live 620756992 28242020
live 637534208 29359261
live 654311424 29952946
live 671088640 30604044
live 687865856 32863254
live 704643072 33444728
live 721420288 34422184
live 738197504 35527348
live 754974720 35762557
live 771751936 35956019
live 788529152 37359671
live 805306368 38012542
live 822083584 38349493
live 838860800 38818659
live 855638016 39496958
live 872415232 39802467
live 889192448 40938797
live 905969664 42246148
live 922746880 42467138
live 939524096 42918718
live 956301312 43264383
live 973078528 43590573
live 989855744 44141004
live 1006632960 44753294
live 1023410176 44921493
live 1040187392 46175521
live 1056964608 49770079
live 1073741824 49838079
live 1090519040 50330480
live 1107296256 51502361
live 1124073472 51418086
live 1140850688 52729377
live 1157627904 54702987
live 1174405120 55691047
live 1191182336 57061587
live 1207959552 57590138
live 1224736768 57900960
live 2181038080 58243472
live 2197815296 60421328
live 2214592512 62442728
live 2231369728 62928752
live 2248146944 47371956
live 2264924160 44886168
live 2281701376 40579334
live 2298478592 33178810
live 2315255808 15718300
live 2332033024 4680642
live 2348810240 2242094
end 1645
