slabmalloc-profile 1
duration 3048080105
peak 104065304
sampling 256 92
size 1 1 exact 22199 22199 22199 21920 73 41 10:1,30:49,31:23
size 2 1 exact 3259 3259 6518 3059 7 3 9:1,31:6
size 3 1 exact 46525 46525 139575 20533 143 126 11:2,13:1,17:1,18:6,19:11,20:6,21:7,22:20,23:11,24:11,25:3,30:26,31:38
size 4 1 exact 50444 50442 201776 12981 223 216 9:1,10:2,12:2,15:3,16:1,17:9,18:12,19:9,20:10,21:21,22:31,23:37,24:16,25:3,30:40,31:26
size 4 4 exact 102 102 408 22 2 0 25:2
size 5 1 exact 77455 77455 387275 46615 298 220 12:1,13:1,15:3,16:4,17:6,18:6,19:7,20:4,21:24,22:17,23:22,24:10,25:9,30:90,31:94
size 6 1 exact 40264 40264 241584 13202 160 152 11:1,12:1,16:1,17:2,18:8,19:10,20:10,21:16,22:18,23:19,24:10,25:3,30:30,31:31
size 7 1 exact 58941 58941 412587 38366 234 164 12:2,17:2,18:5,19:6,20:7,21:10,22:13,23:13,24:12,30:85,31:79
size 8 1 exact 21818 21818 174544 7218 86 84 10:1,14:1,17:2,18:3,19:5,20:5,21:6,22:11,23:11,24:11,25:2,30:16,31:12
size 8 4 exact 202382 202382 1619056 17 784 328 8:3,9:16,10:17,11:28,12:44,13:40,14:40,15:61,16:59,17:59,18:63,19:64,20:45,21:56,22:66,23:74,24:39,25:9,31:1
size 8 8 exact 51 51 408 0 1 0 15:1
size 9 1 exact 38339 38339 345051 27298 154 104 6:1,7:3,10:1,16:2,17:2,18:1,19:3,20:2,21:2,22:7,23:12,24:8,25:1,30:57,31:52
size 10 1 exact 432165 432165 4321650 15606 1758 68 6:31,7:210,8:354,9:376,10:360,11:186,12:131,13:19,14:11,16:1,17:1,20:4,22:4,23:2,24:3,30:46,31:19
size 11 1 exact 26599 26599 292589 21414 115 89 16:1,18:1,20:1,21:3,22:6,23:5,24:5,25:2,30:64,31:27
size 12 1 exact 11986 11986 143832 9694 60 49 18:1,20:1,22:2,23:1,24:1,25:3,30:31,31:20
size 12 4 exact 2 2 24 2 0 0 -
size 13 1 exact 21639 21639 281307 19594 77 44 20:4,21:1,23:1,24:1,30:35,31:35
size 14 1 exact 16429 16429 230006 15060 70 51 21:2,23:1,30:39,31:28
size 15 1 exact 12750 12750 191250 12228 55 32 22:1,30:27,31:27
size 16 1 exact 12537 12537 200592 12104 52 32 18:1,22:1,30:31,31:19
size 16 4 exact 2441 2441 39056 904 16 0 9:1,12:1,13:2,16:1,17:2,18:3,19:2,31:4
size 16 8 exact 26988 26988 431808 15 276 0 6:262,7:8,9:1,10:2,24:1,25:1,31:1
size 17 1 exact 22302 22302 379134 21956 101 54 30:33,31:68
size 18 1 exact 12886 12886 231948 12717 43 25 24:1,30:25,31:17
size 19 1 exact 34852 34852 662188 34524 140 81 21:1,30:29,31:110
size 20 1 exact 12991 12991 259820 12546 58 36 30:31,31:27
size 20 4 exact 26 26 520 0 0 0 -
size 21 1 exact 25408 25408 533568 23626 106 63 30:37,31:69
size 22 1 exact 14763 14763 324786 14342 61 33 30:34,31:27
size 23 1 exact 12220 12220 281060 11989 34 22 30:12,31:22
size 24 1 exact 14668 14668 352032 14409 49 34 30:25,31:24
size 24 4 exact 813 813 19512 396 4 0 17:1,31:3
size 24 8 exact 83 83 1992 13 0 0 -
size 25 1 exact 11955 11955 298875 11815 47 31 30:29,31:18
size 26 1 exact 12711 12711 330486 12335 37 22 30:17,31:20
size 27 1 exact 15171 15171 409617 15051 59 38 30:24,31:35
size 28 1 exact 12440 12440 348320 12213 39 24 30:21,31:18
size 28 4 exact 30 30 840 8 0 0 -
size 29 1 exact 14978 14978 434362 14714 57 27 30:23,31:34
size 30 1 exact 10993 10993 329790 10894 48 27 30:30,31:18
size 31 1 exact 17312 17312 536672 17073 66 30 8:1,30:21,31:44
size 32 1 exact 11692 11692 374144 11304 44 28 30:26,31:18
size 32 4 exact 123949 123949 3966368 5297 457 247 6:3,7:1,8:3,9:1,10:3,11:5,12:2,13:9,14:15,15:28,16:43,17:48,18:37,19:38,20:29,21:34,22:45,23:48,24:34,25:8,26:2,27:1,29:2,30:5,31:13
size 32 8 exact 406267 406267 13000544 526 1462 3 6:103,7:561,8:193,9:334,10:229,11:28,12:7,13:2,16:1,23:1,31:3
size 33 1 exact 11513 11513 379929 11380 61 25 30:26,31:35
size 34 1 exact 11839 11839 402526 11713 35 19 30:21,31:14
size 35 1 exact 10305 10305 360675 10132 34 18 30:17,31:17
size 36 1 exact 10913 10913 392868 10686 45 19 30:28,31:17
size 36 4 exact 103 103 3708 8 0 0 -
size 37 1 exact 10052 10052 371924 9963 43 22 9:1,30:22,31:20
size 38 1 exact 10381 10381 394478 9973 43 16 30:18,31:25
size 39 1 exact 9040 9040 352560 8973 38 22 30:21,31:17
size 40 1 exact 9311 9311 372440 9242 34 17 30:19,31:15
size 40 4 exact 728 728 29120 255 0 0 -
size 40 8 exact 248 248 9920 172 2 2 31:2
size 41 1 exact 10273 10273 421193 10144 42 18 30:22,31:20
size 42 1 exact 9552 9552 401184 9464 37 21 9:1,30:16,31:20
size 43 1 exact 9356 9356 402308 9298 29 11 30:16,31:13
size 44 1 exact 9362 9362 411928 8574 38 20 30:18,31:20
size 44 4 exact 168 168 7392 10 0 0 -
size 45 1 exact 9192 9192 413640 8910 36 28 30:20,31:16
size 46 1 exact 9670 9670 444820 8655 29 20 30:17,31:12
size 47 1 exact 8596 8595 404012 8320 33 22 30:20,31:13
size 48 1 exact 7592 7592 364416 7369 29 11 30:17,31:12
size 48 4 exact 633 633 30384 179 5 1 17:1,22:1,24:1,30:1,31:1
size 48 8 exact 1566 1565 75168 597 9 1 28:1,29:2,30:5,31:1
size 49 1 exact 9025 9025 442225 8770 39 22 30:21,31:18
size 50 1 exact 7966 7966 398300 7927 38 24 30:15,31:23
size 51 1 exact 8029 8029 409479 7747 35 24 30:20,31:15
size 52 1 exact 7617 7617 396084 6767 38 22 30:20,31:18
size 52 4 exact 51 51 2652 8 0 0 -
size 53 1 exact 7007 7007 371371 6968 27 16 30:18,31:9
size 54 1 exact 7468 7468 403272 7412 30 20 30:17,31:13
size 55 1 exact 8542 8542 469810 8476 28 14 30:17,31:11
size 56 1 exact 6471 6471 362376 6429 26 9 30:12,31:14
size 56 4 exact 325 325 18200 128 1 0 18:1
size 56 8 exact 5760 5760 322560 1715 15 6 22:1,27:1,28:2,29:4,30:6,31:1
size 57 1 exact 6268 6268 357276 6215 25 11 30:8,31:17
size 58 1 exact 6334 6334 367372 6324 25 20 30:12,31:13
size 59 1 exact 5511 5511 325149 5481 23 8 30:10,31:13
size 60 1 exact 5777 5777 346620 5738 20 15 30:11,31:9
size 60 4 exact 8 8 480 0 0 0 -
size 61 1 exact 5281 5281 322141 5219 25 13 30:9,31:16
size 62 1 exact 5808 5808 360096 5791 30 17 30:12,31:18
size 63 1 exact 5682 5682 357966 5676 22 15 30:9,31:13
size 64 1 exact 6098 6098 390272 6051 22 9 30:12,31:10
size 64 4 exact 53602 53602 3430528 1126 209 84 11:1,12:2,13:11,14:11,15:14,16:26,17:21,18:23,19:14,20:12,21:11,22:19,23:16,24:11,25:3,26:2,27:3,29:1,30:5,31:3
size 64 8 exact 3238 3118 207232 926 12 3 26:2,28:2,29:3,30:4,31:1
size 65 1 exact 5897 5897 383305 5886 24 11 30:9,31:15
size 66 1 exact 7303 7303 481998 7273 37 24 30:16,31:21
size 67 1 exact 6560 6560 439520 6540 22 10 30:10,31:12
size 68 1 exact 6948 6948 472464 6932 27 21 30:7,31:20
size 68 4 exact 14 14 952 8 0 0 -
size 69 1 exact 7637 7635 526953 7065 22 14 30:10,31:12
size 70 1 exact 7417 7417 519190 7406 32 19 30:11,31:21
size 71 1 exact 7820 7816 555220 7780 28 20 11:1,30:4,31:23
size 72 1 exact 8429 8429 606888 8401 43 28 30:16,31:27
size 72 4 exact 407 407 29304 126 1 1 31:1
size 72 8 exact 389 389 28008 135 2 2 30:2
size 73 1 exact 8077 8077 589621 8021 28 19 30:9,31:19
size 74 1 exact 9994 9994 739556 9981 34 19 30:12,31:22
size 75 1 exact 11055 11055 829125 10981 42 26 30:14,31:28
size 76 1 exact 11461 11461 871036 11447 39 15 30:11,31:28
size 76 4 exact 1 1 76 0 0 0 -
size 77 1 exact 11164 11160 859628 10916 34 13 30:10,31:24
size 78 1 exact 10490 10486 818220 10406 33 17 30:6,31:27
size 79 1 exact 9067 9067 716293 9049 38 19 30:11,31:27
size 80 1 exact 3814 3812 305120 3720 14 7 30:11,31:3
size 80 4 exact 395 395 31600 101 1 0 28:1
size 80 8 exact 1349 1349 107920 60 3 0 7:1,21:1,31:1
size 81 1 exact 1678 1678 135918 1638 2 1 30:2
size 82 1 exact 1488 1488 122016 1414 4 3 30:3,31:1
size 83 1 exact 1433 1433 118939 1338 5 4 30:4,31:1
size 84 1 exact 1252 1252 105168 1191 5 2 30:4,31:1
size 84 4 exact 13 13 1092 8 0 0 -
size 85 1 exact 959 959 81515 922 2 0 30:2
size 86 1 exact 1049 1049 90214 959 5 2 30:3,31:2
size 87 1 exact 834 834 72558 807 1 0 31:1
size 88 1 exact 732 732 64416 661 2 0 30:1,31:1
size 88 4 exact 220 220 19360 62 0 0 -
size 88 8 exact 10 10 880 9 0 0 -
size 89 1 exact 831 831 73959 762 3 2 30:3
size 90 1 exact 571 571 51390 548 3 1 30:2,31:1
size 91 1 exact 633 633 57603 587 1 1 30:1
size 92 1 exact 556 556 51152 523 2 1 30:2
size 93 1 exact 460 460 42780 436 0 0 -
size 94 1 exact 493 493 46342 470 2 0 30:2
size 95 1 exact 434 434 41230 422 2 1 30:2
size 96 1 exact 418 418 40128 413 1 1 30:1
size 96 4 exact 387 387 37152 182 1 1 31:1
size 96 8 exact 74831 74831 7183776 32124 256 0 9:6,15:2,16:2,17:2,18:5,19:14,20:15,21:16,22:22,23:41,24:24,25:75,26:32
size 97 1 exact 511 511 49567 475 2 2 30:2
size 98 1 exact 490 490 48020 480 4 3 30:3,31:1
size 99 1 exact 365 365 36135 347 1 0 30:1
size 100 1 exact 235 235 23500 228 2 0 30:2
size 100 4 exact 2 2 200 0 0 0 -
size 101 1 exact 95 95 9595 90 1 1 31:1
size 102 1 exact 128 128 13056 125 0 0 -
size 103 1 exact 93 93 9579 90 1 0 30:1
size 104 1 exact 74 74 7696 74 0 0 -
size 104 4 exact 126 126 13104 26 0 0 -
size 105 1 exact 80 80 8400 80 1 0 30:1
size 106 1 exact 87 87 9222 69 0 0 -
size 107 1 exact 59 59 6313 55 1 1 30:1
size 108 1 exact 34 34 3672 32 0 0 -
size 108 4 exact 2 2 216 0 0 0 -
size 109 1 exact 64 64 6976 57 0 0 -
size 110 1 exact 76 76 8360 74 0 0 -
size 111 1 exact 72 72 7992 66 0 0 -
size 112 1 exact 47 47 5264 45 0 0 -
size 112 4 exact 209 209 23408 63 0 0 -
size 112 8 exact 17 17 1904 0 0 0 -
size 113 1 exact 59 59 6667 51 1 0 30:1
size 114 1 exact 62 62 7068 59 0 0 -
size 115 1 exact 42 42 4830 42 0 0 -
size 116 1 exact 42 42 4872 42 0 0 -
size 116 4 exact 10 10 1160 8 0 0 -
size 116 16 exact 128 128 14848 4 0 0 -
size 117 1 exact 20 20 2340 20 0 0 -
size 118 1 exact 33 33 3894 33 0 0 -
size 119 1 exact 34 34 4046 34 0 0 -
size 120 1 exact 21 21 2520 21 0 0 -
size 120 4 exact 98 98 11760 28 0 0 -
size 120 8 exact 3 3 360 0 0 0 -
size 121 1 exact 30 30 3630 30 0 0 -
size 122 1 exact 26 26 3172 26 0 0 -
size 123 1 exact 19 19 2337 18 0 0 -
size 124 1 exact 14 14 1736 14 0 0 -
size 125 1 exact 18 18 2250 18 0 0 -
size 126 1 exact 17 17 2142 17 0 0 -
size 127 1 exact 11 11 1397 11 0 0 -
size 128 1 exact 30 30 3840 30 0 0 -
size 128 4 exact 30833 30833 3946624 835 114 58 14:2,15:10,16:6,17:18,18:10,19:12,20:10,21:8,22:7,23:18,24:9,25:1,26:1,27:1,30:1
size 128 8 exact 552 544 70656 4 0 0 -
size 129 1 exact 6 6 774 6 0 0 -
size 130 1 exact 16 16 2080 15 0 0 -
size 131 1 exact 9 9 1179 7 0 0 -
size 132 1 exact 11 11 1452 10 0 0 -
size 132 4 exact 1 1 132 0 0 0 -
size 133 1 exact 16 16 2128 15 0 0 -
size 134 1 exact 18 18 2412 18 0 0 -
size 135 1 exact 4 4 540 4 0 0 -
size 136 1 exact 11 11 1496 11 0 0 -
size 136 4 exact 82 82 11152 19 0 0 -
size 137 1 exact 1 1 137 0 0 0 -
size 138 1 exact 26 26 3588 14 0 0 -
size 139 1 exact 5 5 695 5 0 0 -
size 140 1 exact 10 10 1400 10 0 0 -
size 140 4 exact 1 1 140 0 0 0 -
size 141 1 exact 7 7 987 7 0 0 -
size 142 1 exact 37 37 5254 10 1 0 16:1
size 143 1 exact 4 4 572 4 0 0 -
size 144 1 exact 16 16 2304 8 0 0 -
size 144 4 exact 245 245 35280 57 1 0 31:1
size 144 8 exact 38 38 5472 2 2 0 18:2
size 145 1 exact 3 3 435 3 0 0 -
size 146 1 exact 59 59 8614 57 0 0 -
size 147 1 exact 6 6 882 6 0 0 -
size 148 1 exact 7 7 1036 7 0 0 -
size 148 4 exact 26 26 3848 16 0 0 -
size 149 1 exact 14 14 2086 14 1 1 30:1
size 150 1 exact 65 65 9750 42 0 0 -
size 151 1 exact 3 3 453 3 0 0 -
size 152 1 exact 6 6 912 4 0 0 -
size 152 4 exact 78 78 11856 25 0 0 -
size 152 8 exact 187 187 28424 0 0 0 -
size 153 1 exact 2 2 306 2 0 0 -
size 154 1 exact 232 232 35728 202 1 0 31:1
size 155 1 exact 6 6 930 6 0 0 -
size 156 1 exact 83 83 12948 55 0 0 -
size 158 1 exact 11 11 1738 8 0 0 -
size 159 1 exact 4 4 636 4 0 0 -
size 160 1 exact 80 80 12800 58 0 0 -
size 160 4 exact 302 302 48320 68 4 0 17:1,23:1,24:1,27:1
size 160 8 exact 155 155 24800 4 0 0 -
size 161 1 exact 2 2 322 2 0 0 -
size 162 1 exact 31 31 5022 23 0 0 -
size 163 1 exact 10 10 1630 10 0 0 -
size 164 1 exact 58 58 9512 52 0 0 -
size 164 4 exact 1 1 164 0 0 0 -
size 165 1 exact 8 8 1320 8 0 0 -
size 166 1 exact 85 85 14110 68 1 0 31:1
size 168 1 exact 53 53 8904 46 0 0 -
size 168 4 exact 70 70 11760 13 1 0 24:1
size 168 8 exact 1 1 168 1 0 0 -
size 170 1 exact 27 27 4590 23 0 0 -
size 171 1 exact 10 10 1710 10 0 0 -
size 172 1 exact 77 77 13244 58 0 0 -
size 172 4 exact 11 11 1892 8 0 0 -
size 173 1 exact 1 1 173 0 0 0 -
size 174 1 exact 21 21 3654 18 0 0 -
size 176 1 exact 60 60 10560 53 0 0 -
size 176 4 exact 177 177 31152 45 1 1 31:1
size 176 8 exact 1 1 176 0 0 0 -
size 178 1 exact 65 65 11570 60 0 0 -
size 180 1 exact 15 15 2700 11 0 0 -
size 182 1 exact 38 38 6916 37 0 0 -
size 184 1 exact 26 26 4784 22 0 0 -
size 184 4 exact 47 47 8648 14 0 0 -
size 186 1 exact 19 19 3534 14 0 0 -
size 188 1 exact 20 20 3760 19 0 0 -
size 190 1 exact 7 7 1330 5 0 0 -
size 191 1 exact 1 1 191 0 0 0 -
size 192 1 exact 4 4 768 2 0 0 -
size 192 4 exact 205 205 39360 52 0 0 -
size 192 8 exact 7061 7060 1355712 657 33 0 6:1,7:1,8:1,9:7,10:2,11:1,12:1,13:1,14:2,15:1,16:1,17:2,18:1,20:1,21:1,22:3,23:6
size 194 1 exact 32 32 6208 30 0 0 -
size 196 1 exact 7 7 1372 7 0 0 -
size 198 1 exact 10 10 1980 8 0 0 -
size 200 1 exact 5 5 1000 5 0 0 -
size 200 4 exact 56 56 11200 11 1 0 23:1
size 202 1 exact 3 3 606 3 0 0 -
size 204 1 exact 2 2 408 2 0 0 -
size 206 1 exact 1 1 206 1 0 0 -
size 208 4 exact 128 128 26624 43 1 0 29:1
size 212 1 exact 16 16 3392 14 0 0 -
size 212 16 exact 973 973 206276 0 0 0 -
size 214 1 exact 4 4 856 3 0 0 -
size 216 1 exact 1 1 216 1 0 0 -
size 216 4 exact 41 41 8856 7 0 0 -
size 216 8 exact 47 46 10152 2 0 0 -
size 216 16 exact 84 84 18144 4 0 0 -
size 218 1 exact 4 4 872 4 0 0 -
size 220 1 exact 1 1 220 0 0 0 -
size 222 1 exact 2 2 444 2 0 0 -
size 224 4 exact 168 168 37632 52 1 0 24:1
size 224 8 exact 968 968 216832 1 0 0 -
size 226 1 exact 5 5 1130 5 0 0 -
size 227 1 exact 1 1 227 0 0 0 -
size 229 1 exact 2 2 458 2 0 0 -
size 230 1 exact 2 2 460 2 0 0 -
size 232 4 exact 30 30 6960 10 0 0 -
size 236 1 exact 1 1 236 0 0 0 -
size 236 4 exact 1 1 236 0 0 0 -
size 238 1 exact 2 2 476 2 0 0 -
size 239 1 exact 1 1 239 0 0 0 -
size 240 4 exact 77 77 18480 17 0 0 -
size 240 8 exact 27 27 6480 0 3 0 25:3
size 248 1 exact 1 1 248 0 0 0 -
size 248 4 exact 48 48 11904 15 0 0 -
size 250 1 exact 1 1 250 0 0 0 -
size 255 1 exact 2 2 510 2 0 0 -
size 256 1 exact 6 6 1536 0 0 0 -
size 256 4 exact 16221 16221 4152576 658 81 54 14:1,16:5,17:4,18:12,19:5,20:3,21:9,22:12,23:14,24:10,25:3,26:1,31:2
size 256 8 exact 301 288 77056 28 4 0 6:2,8:1,16:1
size 263 1 exact 1 1 263 0 0 0 -
size 264 4 exact 19 19 5016 1 0 0 -
size 264 8 exact 19 19 5016 2 2 0 24:2
size 269 1 exact 2 2 538 0 0 0 -
size 272 4 exact 69 69 18768 18 0 0 -
size 276 1 exact 1 1 276 0 0 0 -
size 280 1 exact 1 1 280 1 0 0 -
size 280 4 exact 31 31 8680 6 0 0 -
size 280 8 exact 7 7 1960 0 0 0 -
size 288 1 exact 8 8 2304 0 0 0 -
size 288 4 exact 204 204 58752 75 0 0 -
size 288 8 exact 13 13 3744 0 0 0 -
size 291 1 exact 1 1 291 0 0 0 -
size 294 1 exact 1 1 294 0 0 0 -
size 296 4 exact 17 17 5032 1 0 0 -
size 296 8 exact 1 1 296 0 0 0 -
size 300 4 exact 3 3 900 0 0 0 -
size 301 1 exact 3 3 903 2 0 0 -
size 304 4 exact 69 69 20976 24 0 0 -
size 308 1 exact 6 6 1848 6 0 0 -
size 309 1 exact 5 5 1545 5 0 0 -
size 312 1 exact 1 1 312 0 0 0 -
size 312 4 exact 14 14 4368 5 0 0 -
size 312 8 exact 4 4 1248 1 0 0 -
size 315 1 exact 1 1 315 0 0 0 -
size 317 1 exact 1 1 317 0 0 0 -
size 320 4 exact 222 222 71040 73 0 0 -
size 320 8 exact 23 23 7360 0 0 0 -
size 320 32 exact 42 42 13440 2 2 0 25:2
size 322 1 exact 1 1 322 0 0 0 -
size 328 4 exact 32 32 10496 9 0 0 -
size 328 8 exact 1 1 328 0 0 0 -
size 329 1 exact 2 2 658 0 0 0 -
size 332 1 exact 1 1 332 0 0 0 -
size 336 4 exact 64 64 21504 16 0 0 -
size 336 8 exact 5 5 1680 1 0 0 -
size 337 1 exact 1 1 337 0 0 0 -
size 342 1 exact 1 1 342 0 0 0 -
size 344 4 exact 8 8 2752 0 0 0 -
size 352 4 exact 128 128 45056 43 0 0 -
size 352 8 exact 7 7 2464 0 0 0 -
size 353 1 exact 1 1 353 0 0 0 -
size 360 4 exact 8 8 2880 2 0 0 -
size 362 1 exact 2 2 724 0 0 0 -
size 364 1 exact 2 2 728 0 0 0 -
size 366 1 exact 1 1 366 0 0 0 -
size 368 4 exact 52 52 19136 18 0 0 -
size 370 1 exact 1 1 370 0 0 0 -
size 371 1 exact 1 1 371 0 0 0 -
size 373 1 exact 1 1 373 0 0 0 -
size 376 4 exact 17 17 6392 4 0 0 -
size 380 4 exact 1 1 380 0 1 0 12:1
size 384 4 exact 151 151 57984 50 0 0 -
size 384 8 exact 4288 4288 1646592 307 33 1 8:1,9:2,10:7,11:6,13:2,15:1,16:2,17:1,18:1,22:5,23:2,24:2,25:1
size 390 1 exact 1 1 390 0 0 0 -
size 392 4 exact 12 12 4704 2 0 0 -
size 396 1 exact 1 1 396 0 0 0 -
size 400 4 exact 48 48 19200 17 0 0 -
size 400 16 exact 104 104 41600 24 0 0 -
size 401 1 exact 1 1 401 0 0 0 -
size 403 1 exact 1 1 403 0 0 0 -
size 408 1 exact 1 1 408 0 0 0 -
size 408 4 exact 12 12 4896 3 0 0 -
size 408 8 exact 1 1 408 1 0 0 -
size 408 16 exact 971 971 396168 0 0 0 -
size 416 4 exact 80 80 33280 19 0 0 -
size 416 16 exact 67 67 27872 22 0 0 -
size 423 1 exact 2 2 846 0 0 0 -
size 424 4 exact 7 7 2968 0 0 0 -
size 426 1 exact 1 1 426 0 0 0 -
size 431 1 exact 1 1 431 0 0 0 -
size 432 1 exact 1 1 432 0 0 0 -
size 432 4 exact 38 38 16416 10 0 0 -
size 432 8 exact 1 1 432 1 0 0 -
size 436 1 exact 1 1 436 0 0 0 -
size 440 4 exact 9 9 3960 1 0 0 -
size 444 1 exact 1 1 444 0 0 0 -
size 445 1 exact 2 2 890 2 0 0 -
size 448 4 exact 103 103 46144 35 0 0 -
size 448 8 exact 920 920 412160 0 0 0 -
size 450 1 exact 1 1 450 0 0 0 -
size 455 1 exact 1 1 455 0 0 0 -
size 456 4 exact 5 5 2280 0 0 0 -
size 456 8 exact 8756 8756 3992736 3963 41 0 19:1,20:2,21:3,22:4,23:7,24:7,25:14,26:3
size 464 4 exact 18 18 8352 5 0 0 -
size 466 1 exact 1 1 466 0 0 0 -
size 468 1 exact 1 1 468 0 0 0 -
size 472 4 exact 6 6 2832 1 0 0 -
size 476 1 exact 1 1 476 0 0 0 -
size 480 1 exact 1 1 480 0 0 0 -
size 480 4 exact 59 59 28320 16 0 0 -
size 485 1 exact 1 1 485 0 0 0 -
size 487 1 exact 1 1 487 0 0 0 -
size 488 4 exact 4 4 1952 0 0 0 -
size 492 1 exact 1 1 492 0 0 0 -
size 496 4 exact 23 23 11408 10 0 0 -
size 500 1 exact 2 2 1000 0 0 0 -
size 504 1 exact 1 1 504 0 0 0 -
size 504 4 exact 4 4 2016 0 0 0 -
size 504 8 exact 1 1 504 1 0 0 -
size 512 4 exact 7517 7517 3848704 495 22 13 17:1,18:1,19:1,20:1,21:3,22:6,23:1,24:2,25:3,30:2,31:1
size 512 8 exact 202 197 103424 10 1 0 28:1
size 512 64 exact 52 52 26624 12 0 0 -
size 513 1 exact 1 1 513 0 0 0 -
size 517 1 exact 1 1 517 0 0 0 -
size 518 1 exact 1 1 518 0 0 0 -
size 520 4 exact 6 6 3120 0 0 0 -
size 528 4 exact 23 23 12144 2 0 0 -
size 528 8 exact 1 1 528 1 0 0 -
size 536 4 exact 7 7 3752 1 0 0 -
size 544 4 exact 53 53 28832 13 0 0 -
size 544 8 exact 5 4 2720 4 0 0 -
size 548 1 exact 1 1 548 0 0 0 -
size 550 1 exact 1 1 550 0 0 0 -
size 552 4 exact 5 5 2760 0 0 0 -
size 552 8 exact 1164 1164 642528 527 3 0 21:1,24:1,26:1
size 557 1 exact 1 1 557 0 0 0 -
size 560 4 exact 25 25 14000 7 0 0 -
size 567 1 exact 1 1 567 0 0 0 -
size 568 4 exact 5 5 2840 0 0 0 -
size 573 1 exact 1 1 573 0 0 0 -
size 576 1 exact 8 8 4608 0 0 0 -
size 576 4 exact 125 125 72000 37 0 0 -
size 576 32 exact 2 2 1152 1 0 0 -
size 580 1 exact 1 1 580 0 0 0 -
size 584 4 exact 3 3 1752 0 0 0 -
size 592 4 exact 18 18 10656 4 0 0 -
size 592 8 exact 1 1 592 0 0 0 -
size 598 1 exact 1 1 598 0 0 0 -
size 600 4 exact 4 4 2400 0 0 0 -
size 601 1 exact 1 1 601 0 0 0 -
size 605 1 exact 1 1 605 0 0 0 -
size 608 4 exact 43 43 26144 12 0 0 -
size 612 1 exact 1 1 612 0 0 0 -
size 616 4 exact 5 5 3080 0 0 0 -
size 617 1 exact 1 1 617 0 0 0 -
size 624 4 exact 10 10 6240 1 0 0 -
size 629 1 exact 1 1 629 0 0 0 -
size 632 4 exact 3 3 1896 0 0 0 -
size 633 1 exact 1 1 633 0 0 0 -
size 637 1 exact 2 2 1274 0 0 0 -
size 640 4 exact 140 140 89600 40 0 0 -
size 640 8 exact 73 73 46720 0 0 0 -
size 640 32 exact 1 1 640 1 0 0 -
size 640 128 exact 2 2 1280 0 0 0 -
size 648 1 exact 1 1 648 0 0 0 -
size 648 4 exact 5 5 3240 1 0 0 -
size 651 1 exact 2 2 1302 0 0 0 -
size 656 4 exact 21 21 13776 9 0 0 -
size 656 8 exact 1 1 656 0 0 0 -
size 662 1 exact 4 4 2648 4 0 0 -
size 663 1 exact 1 1 663 0 0 0 -
size 664 1 exact 2 2 1328 2 0 0 -
size 664 4 exact 5 5 3320 1 0 0 -
size 672 1 exact 1 1 672 0 0 0 -
size 672 4 exact 51 51 34272 19 0 0 -
size 679 1 exact 1 1 679 0 0 0 -
size 680 4 exact 5 5 3400 1 0 0 -
size 682 1 exact 1 1 682 0 0 0 -
size 684 1 exact 1 1 684 0 0 0 -
size 687 1 exact 1 1 687 0 0 0 -
size 688 4 exact 11 11 7568 3 0 0 -
size 693 1 exact 1 1 693 0 0 0 -
size 696 4 exact 2 2 1392 0 0 0 -
size 696 8 exact 1 1 696 1 0 0 -
size 704 4 exact 88 88 61952 21 1 0 18:1
size 708 1 exact 1 1 708 0 0 0 -
size 712 4 exact 3 3 2136 0 0 0 -
size 720 4 exact 8 8 5760 1 0 0 -
size 721 1 exact 1 1 721 0 0 0 -
size 728 1 exact 1 0 728 0 0 0 -
size 728 4 exact 3 3 2184 0 0 0 -
size 732 4 exact 2 2 1464 0 0 0 -
size 736 1 exact 1 1 736 0 0 0 -
size 736 4 exact 26 26 19136 10 0 0 -
size 742 1 exact 1 1 742 0 0 0 -
size 744 1 exact 1 1 744 0 0 0 -
size 751 1 exact 2 2 1502 2 0 0 -
size 752 4 exact 11 11 8272 4 0 0 -
size 754 1 exact 5 5 3770 5 0 0 -
size 756 1 exact 1 1 756 0 0 0 -
size 758 1 exact 1 1 758 0 0 0 -
size 762 1 exact 1 1 762 0 0 0 -
size 767 1 exact 2 2 1534 2 0 0 -
size 768 4 exact 92 92 70656 32 0 0 -
size 768 8 exact 2932 2932 2251776 151 14 0 10:2,11:5,14:2,15:1,16:1,18:1,19:1,25:1
size 769 1 exact 4 4 3076 4 0 0 -
size 775 1 exact 2 2 1550 2 0 0 -
size 782 1 exact 1 1 782 0 0 0 -
size 784 4 exact 10 10 7840 1 0 0 -
size 792 1 exact 1 1 792 0 0 0 -
size 792 4 exact 1 1 792 0 0 0 -
size 793 1 exact 1 1 793 0 0 0 -
size 798 1 exact 1 1 798 0 0 0 -
size 800 4 exact 30 30 24000 6 0 0 -
size 800 16 exact 950 950 760000 0 0 0 -
size 806 1 exact 2 2 1612 2 0 0 -
size 808 1 exact 1 1 808 0 0 0 -
size 808 4 exact 1 1 808 0 0 0 -
size 809 1 exact 4 4 3236 4 0 0 -
size 816 1 exact 1 1 816 0 0 0 -
size 816 4 exact 9 9 7344 1 0 0 -
size 816 16 exact 18 18 14688 8 2 1 24:1,31:1
size 817 1 exact 1 1 817 0 0 0 -
size 818 1 exact 1 1 818 0 0 0 -
size 822 1 exact 1 1 822 0 0 0 -
size 824 4 exact 1 1 824 0 0 0 -
size 827 1 exact 1 1 827 0 0 0 -
size 829 1 exact 1 1 829 0 0 0 -
size 831 1 exact 1 1 831 0 0 0 -
size 832 4 exact 58 58 48256 22 0 0 -
size 837 1 exact 2 2 1674 2 0 0 -
size 838 1 exact 2 2 1676 2 0 0 -
size 839 1 exact 3 3 2517 2 0 0 -
size 840 4 exact 3 3 2520 1 0 0 -
size 842 1 exact 1 1 842 0 0 0 -
size 848 4 exact 7 7 5936 2 0 0 -
size 849 1 exact 1 1 849 0 0 0 -
size 856 4 exact 3 3 2568 0 0 0 -
size 856 8 exact 2 2 1712 2 0 0 -
size 857 1 exact 1 1 857 0 0 0 -
size 864 4 exact 28 28 24192 10 0 0 -
size 864 32 exact 1 1 864 1 0 0 -
size 866 1 exact 2 2 1732 0 0 0 -
size 871 1 exact 2 2 1742 0 0 0 -
size 872 4 exact 1 1 872 0 0 0 -
size 872 8 exact 8 8 6976 8 0 0 -
size 878 1 exact 1 1 878 0 0 0 -
size 880 4 exact 10 10 8800 1 0 0 -
size 881 1 exact 1 1 881 0 0 0 -
size 887 1 exact 1 1 887 0 0 0 -
size 888 4 exact 2 2 1776 0 0 0 -
size 888 8 exact 2 2 1776 2 0 0 -
size 896 4 exact 66 66 59136 17 0 0 -
size 896 8 exact 907 907 812672 0 3 1 15:3
size 902 1 exact 2 2 1804 0 0 0 -
size 905 1 exact 1 1 905 0 0 0 -
size 910 1 exact 1 1 910 0 0 0 -
size 912 4 exact 6 6 5472 1 0 0 -
size 912 8 exact 1 1 912 1 0 0 -
size 916 1 exact 1 1 916 0 0 0 -
size 928 4 exact 14 14 12992 5 0 0 -
size 932 1 exact 1 1 932 0 0 0 -
size 937 1 exact 1 1 937 0 0 0 -
size 939 1 exact 1 1 939 0 0 0 -
size 944 4 exact 4 4 3776 0 0 0 -
size 952 4 exact 3 3 2856 0 0 0 -
size 960 4 exact 44 44 42240 14 0 0 -
size 964 1 exact 1 1 964 0 0 0 -
size 968 1 exact 1 1 968 0 0 0 -
size 976 4 exact 8 8 7808 2 0 0 -
size 981 1 exact 1 1 981 0 0 0 -
size 983 1 exact 1 1 983 0 0 0 -
size 984 4 exact 2 2 1968 0 0 0 -
size 992 4 exact 13 13 12896 0 0 0 -
size 1000 1 exact 1 1 1000 0 0 0 -
size 1000 4 exact 12 12 12000 8 0 0 -
size 1008 4 exact 8 8 8064 1 0 0 -
size 1012 4 exact 1 1 1012 0 0 0 -
size 1013 1 exact 1 1 1013 0 0 0 -
size 1014 1 exact 1 1 1014 0 0 0 -
size 1015 1 exact 1 1 1015 0 0 0 -
size 1024 1 exact 1 1 1024 0 0 0 -
size 1024 1 rounded 1 1 1007 0 0 0 -
size 1024 4 exact 3207 3207 3283968 291 12 7 18:1,19:2,20:2,23:2,25:1,27:2,31:2
size 1024 8 exact 103 103 105472 9 0 0 -
size 1027 1 exact 1 1 1027 0 0 0 -
size 1032 8 exact 57 57 58824 57 0 0 -
size 1040 4 exact 8 8 8320 1 0 0 -
size 1040 8 exact 2 2 2080 2 0 0 -
size 1041 1 exact 2 2 2082 0 0 0 -
size 1044 1 exact 1 1 1044 0 0 0 -
size 1048 1 exact 1 1 1048 0 0 0 -
size 1048 4 exact 2 2 2096 0 1 0 26:1
size 1051 1 exact 1 1 1051 0 0 0 -
size 1052 4 exact 1 1 1052 0 0 0 -
size 1056 4 exact 20 20 21120 4 0 0 -
size 1059 1 exact 1 1 1059 0 0 0 -
size 1064 1 exact 1 1 1064 0 0 0 -
size 1064 4 exact 2 2 2128 0 0 0 -
size 1068 1 exact 1 1 1068 0 0 0 -
size 1071 1 exact 1 1 1071 0 0 0 -
size 1072 4 exact 7 7 7504 3 0 0 -
size 1074 1 exact 3 3 3222 2 0 0 -
size 1075 1 exact 2 2 2150 2 0 0 -
size 1080 4 exact 2 2 2160 0 0 0 -
size 1088 4 exact 39 39 42432 17 1 0 26:1
size 1090 1 exact 1 1 1090 0 0 0 -
size 1093 1 exact 1 1 1093 0 0 0 -
size 1096 4 exact 4 4 4384 0 0 0 -
size 1098 1 exact 1 1 1098 0 0 0 -
size 1104 4 exact 7 7 7728 0 0 0 -
size 1111 1 exact 1 1 1111 0 0 0 -
size 1112 4 exact 1 1 1112 0 0 0 -
size 1120 4 exact 18 18 20160 4 0 0 -
size 1121 1 exact 2 2 2242 2 0 0 -
size 1135 1 exact 1 1 1135 0 0 0 -
size 1136 4 exact 4 4 4544 3 0 0 -
size 1138 1 exact 1 1 1138 0 0 0 -
size 1140 1 exact 2 2 2280 2 0 0 -
size 1144 4 exact 1 1 1144 0 0 0 -
size 1146 1 exact 2 2 2292 0 0 0 -
size 1148 1 exact 1 1 1148 0 0 0 -
size 1151 1 exact 1 1 1151 0 0 0 -
size 1152 1 exact 8 8 9216 2 0 0 -
size 1152 4 exact 87 87 100224 30 1 1 30:1
size 1152 8 exact 19 19 21888 0 0 0 -
size 1162 1 exact 1 1 1162 0 0 0 -
size 1164 1 exact 1 1 1164 0 0 0 -
size 1168 4 exact 3 3 3504 1 0 0 -
size 1173 1 exact 1 1 1173 0 0 0 -
size 1184 4 exact 18 18 21312 6 0 0 -
size 1184 8 exact 1 1 1184 1 0 0 -
size 1189 1 exact 1 1 1189 0 0 0 -
size 1191 1 exact 1 1 1191 0 0 0 -
size 1192 4 exact 1 1 1192 0 0 0 -
size 1193 1 exact 1 1 1193 0 0 0 -
size 1194 1 exact 1 1 1194 0 0 0 -
size 1197 1 exact 1 1 1197 0 0 0 -
size 1200 4 exact 5 5 6000 1 0 0 -
size 1203 1 exact 1 1 1203 0 0 0 -
size 1206 1 exact 1 1 1206 0 0 0 -
size 1207 1 exact 1 1 1207 0 0 0 -
size 1208 4 exact 1 1 1208 0 0 0 -
size 1216 4 exact 29 29 35264 10 0 0 -
size 1217 1 exact 1 1 1217 0 0 0 -
size 1224 4 exact 2 2 2448 0 0 0 -
size 1226 1 exact 1 1 1226 0 0 0 -
size 1232 1 exact 1 1 1232 0 0 0 -
size 1232 4 exact 6 6 7392 2 0 0 -
size 1234 1 exact 1 1 1234 0 0 0 -
size 1235 1 exact 1 1 1235 0 0 0 -
size 1239 1 exact 1 1 1239 0 0 0 -
size 1240 4 exact 1 1 1240 0 0 0 -
size 1244 1 exact 1 1 1244 0 0 0 -
size 1245 1 exact 1 1 1245 0 0 0 -
size 1248 4 exact 10 10 12480 2 0 0 -
size 1248 8 exact 2 2 2496 2 0 0 -
size 1249 1 exact 1 1 1249 0 0 0 -
size 1256 4 exact 1 1 1256 0 0 0 -
size 1257 1 exact 1 1 1257 0 0 0 -
size 1258 1 exact 1 1 1258 0 0 0 -
size 1263 1 exact 1 1 1263 0 0 0 -
size 1264 4 exact 3 3 3792 0 0 0 -
size 1267 1 exact 1 1 1267 0 0 0 -
size 1272 4 exact 1 1 1272 1 0 0 -
size 1274 1 exact 1 1 1274 0 0 0 -
size 1280 4 exact 98 98 125440 22 0 0 -
size 1286 1 exact 1 1 1286 0 0 0 -
size 1288 1 exact 1 1 1288 0 0 0 -
size 1288 4 exact 2 2 2576 0 0 0 -
size 1289 1 exact 1 1 1289 0 0 0 -
size 1292 1 exact 1 1 1292 0 0 0 -
size 1296 4 exact 4 4 5184 2 0 0 -
size 1304 4 exact 1 1 1304 0 0 0 -
size 1305 1 exact 1 1 1305 0 0 0 -
size 1310 1 exact 1 1 1310 0 0 0 -
size 1312 4 exact 13 13 17056 9 0 0 -
size 1312 8 exact 1 1 1312 1 0 0 -
size 1317 1 exact 1 1 1317 0 0 0 -
size 1319 1 exact 1 1 1319 0 0 0 -
size 1320 1 exact 1 1 1320 0 0 0 -
size 1322 1 exact 1 1 1322 0 0 0 -
size 1324 1 exact 2 2 2648 0 0 0 -
size 1328 4 exact 4 4 5312 2 0 0 -
size 1329 1 exact 1 1 1329 0 0 0 -
size 1344 4 exact 32 32 43008 11 0 0 -
size 1345 1 exact 1 1 1345 0 0 0 -
size 1348 1 exact 1 1 1348 0 0 0 -
size 1352 4 exact 1 1 1352 0 0 0 -
size 1360 4 exact 3 3 4080 1 0 0 -
size 1369 1 exact 1 1 1369 0 0 0 -
size 1376 4 exact 8 8 11008 1 0 0 -
size 1384 1 exact 1 1 1384 0 0 0 -
size 1384 4 exact 3 3 4152 0 0 0 -
size 1388 1 exact 1 1 1388 0 0 0 -
size 1392 4 exact 3 3 4176 1 0 0 -
size 1400 1 exact 2 2 2800 0 0 0 -
size 1400 8 exact 12 12 16800 12 0 0 -
size 1408 4 exact 65 65 91520 20 2 0 25:1,26:1
size 1409 1 exact 1 1 1409 0 0 0 -
size 1414 1 exact 2 2 2828 0 0 0 -
size 1415 1 exact 1 1 1415 0 0 0 -
size 1424 4 exact 4 4 5696 1 0 0 -
size 1430 1 exact 2 2 2860 0 0 0 -
size 1440 4 exact 8 8 11520 0 0 0 -
size 1444 4 exact 13 13 18772 8 0 0 -
size 1448 4 exact 1 1 1448 0 0 0 -
size 1448 8 exact 52 52 75296 12 0 0 -
size 1456 4 exact 3 3 4368 0 0 0 -
size 1459 1 exact 1 1 1459 0 0 0 -
size 1472 4 exact 15 15 22080 3 0 0 -
size 1480 1 exact 1 1 1480 0 0 0 -
size 1480 4 exact 1 1 1480 0 0 0 -
size 1481 1 exact 1 1 1481 0 0 0 -
size 1483 1 exact 1 1 1483 0 0 0 -
size 1488 4 exact 2 2 2976 0 0 0 -
size 1490 1 exact 1 1 1490 0 0 0 -
size 1496 4 exact 1 1 1496 0 0 0 -
size 1504 4 exact 5 5 7520 0 0 0 -
size 1508 1 exact 1 1 1508 0 0 0 -
size 1510 1 exact 1 1 1510 0 0 0 -
size 1511 1 exact 2 2 3022 0 0 0 -
size 1512 4 exact 1 1 1512 0 0 0 -
size 1515 1 exact 1 1 1515 0 0 0 -
size 1521 1 exact 1 1 1521 0 0 0 -
size 1535 1 exact 1 1 1535 0 0 0 -
size 1536 4 exact 59 59 90624 16 0 0 -
size 1536 8 exact 2281 2281 3503616 129 7 0 11:3,17:2,20:1,23:1
size 1539 1 exact 1 1 1539 0 0 0 -
size 1541 1 exact 1 1 1541 0 0 0 -
size 1546 1 exact 1 1 1546 0 0 0 -
size 1552 4 exact 1 1 1552 0 0 0 -
size 1560 1 exact 1 1 1560 0 0 0 -
size 1560 4 exact 1 1 1560 0 0 0 -
size 1560 8 exact 4 4 6240 4 0 0 -
size 1562 1 exact 1 1 1562 0 0 0 -
size 1568 1 exact 1 1 1568 0 0 0 -
size 1568 4 exact 10 10 15680 4 0 0 -
size 1584 4 exact 2 2 3168 0 0 0 -
size 1584 16 exact 920 920 1457280 0 2 0 13:1,14:1
size 1587 1 exact 2 2 3174 0 0 0 -
size 1592 4 exact 3 3 4776 0 0 0 -
size 1595 1 exact 1 1 1595 0 0 0 -
size 1598 1 exact 1 1 1598 0 0 0 -
size 1600 4 exact 22 22 35200 5 0 0 -
size 1602 1 exact 1 1 1602 0 0 0 -
size 1603 1 exact 1 1 1603 0 0 0 -
size 1607 1 exact 1 1 1607 0 0 0 -
size 1616 4 exact 2 2 3232 0 0 0 -
size 1616 16 exact 10 10 16160 8 0 0 -
size 1620 1 exact 1 1 1620 0 0 0 -
size 1624 1 exact 1 1 1624 0 0 0 -
size 1632 4 exact 8 8 13056 2 0 0 -
size 1646 1 exact 1 1 1646 0 0 0 -
size 1648 4 exact 1 1 1648 0 0 0 -
size 1656 4 exact 2 2 3312 0 0 0 -
size 1659 1 exact 1 1 1659 0 0 0 -
size 1662 1 exact 1 1 1662 0 0 0 -
size 1664 4 exact 37 37 61568 9 1 0 25:1
size 1664 8 exact 1 1 1664 0 0 0 -
size 1680 4 exact 3 3 5040 1 0 0 -
size 1686 1 exact 1 1 1686 0 0 0 -
size 1689 1 exact 1 1 1689 0 0 0 -
size 1691 1 exact 1 1 1691 0 0 0 -
size 1696 4 exact 5 5 8480 0 0 0 -
size 1698 1 exact 1 1 1698 0 0 0 -
size 1709 1 exact 1 1 1709 0 0 0 -
size 1712 4 exact 3 3 5136 2 0 0 -
size 1721 1 exact 1 1 1721 0 0 0 -
size 1728 4 exact 17 17 29376 6 0 0 -
size 1728 8 exact 1 1 1728 1 0 0 -
size 1729 1 exact 1 1 1729 0 0 0 -
size 1736 4 exact 2 2 3472 0 0 0 -
size 1736 8 exact 1 1 1736 0 0 0 -
size 1739 1 exact 1 1 1739 0 0 0 -
size 1744 4 exact 1 1 1744 1 0 0 -
size 1752 4 exact 1 1 1752 1 0 0 -
size 1760 4 exact 10 10 17600 3 0 0 -
size 1776 4 exact 2 2 3552 0 0 0 -
size 1784 4 exact 1 1 1784 0 0 0 -
size 1792 4 exact 47 47 84224 14 0 0 -
size 1792 8 exact 781 781 1399552 0 2 0 15:2
size 1816 4 exact 2 2 3632 0 0 0 -
size 1824 4 exact 6 6 10944 2 0 0 -
size 1824 8 exact 1 1 1824 1 0 0 -
size 1826 1 exact 1 1 1826 0 0 0 -
size 1832 4 exact 1 1 1832 0 0 0 -
size 1837 1 exact 1 1 1837 0 0 0 -
size 1840 4 exact 2 2 3680 0 0 0 -
size 1846 1 exact 1 1 1846 0 0 0 -
size 1848 1 exact 1 1 1848 0 0 0 -
size 1856 1 exact 1 1 1856 0 0 0 -
size 1856 4 exact 10 10 18560 2 0 0 -
size 1861 1 exact 1 1 1861 0 0 0 -
size 1862 1 exact 1 1 1862 0 0 0 -
size 1868 1 exact 1 1 1868 0 0 0 -
size 1872 1 exact 1 1 1872 0 0 0 -
size 1878 1 exact 1 1 1878 0 0 0 -
size 1887 1 exact 1 1 1887 0 0 0 -
size 1888 4 exact 5 5 9440 2 0 0 -
size 1898 1 exact 1 1 1898 0 0 0 -
size 1904 4 exact 3 3 5712 0 0 0 -
size 1906 1 exact 2 2 3812 0 0 0 -
size 1911 1 exact 1 1 1911 0 0 0 -
size 1919 1 exact 1 1 1919 0 0 0 -
size 1920 4 exact 26 26 49920 8 0 0 -
size 1925 1 exact 1 1 1925 0 0 0 -
size 1936 4 exact 1 1 1936 0 0 0 -
size 1948 1 exact 1 1 1948 0 0 0 -
size 1952 4 exact 7 7 13664 1 0 0 -
size 1957 1 exact 1 1 1957 0 0 0 -
size 1963 1 exact 1 1 1963 0 0 0 -
size 1964 1 exact 1 1 1964 0 0 0 -
size 1968 4 exact 3 3 5904 1 0 0 -
size 1968 8 exact 1 1 1968 1 0 0 -
size 1977 1 exact 1 1 1977 0 0 0 -
size 1984 4 exact 12 12 23808 3 0 0 -
size 1989 1 exact 1 1 1989 0 0 0 -
size 1995 1 exact 1 1 1995 0 0 0 -
size 2000 4 exact 2 2 4000 1 0 0 -
size 2000 16 exact 52 52 104000 12 0 0 -
size 2003 1 exact 1 1 2003 0 0 0 -
size 2004 1 exact 1 1 2004 0 0 0 -
size 2010 1 exact 1 1 2010 0 0 0 -
size 2011 1 exact 1 1 2011 0 0 0 -
size 2014 1 exact 1 1 2014 0 0 0 -
size 2016 4 exact 7 7 14112 3 0 0 -
size 2038 1 exact 1 1 2038 0 0 0 -
size 2048 1 rounded 1 1 2015 0 0 0 -
size 2048 4 exact 1315 1315 2693120 213 1 0 19:1
size 2048 8 exact 59 59 120832 4 0 0 -
size 2052 1 exact 1 1 2052 0 0 0 -
size 2072 4 exact 1 1 2072 0 0 0 -
size 2080 4 exact 7 7 14560 2 0 0 -
size 2084 1 exact 1 1 2084 0 0 0 -
size 2085 1 exact 1 1 2085 0 0 0 -
size 2095 1 exact 1 1 2095 0 0 0 -
size 2096 4 exact 2 2 4192 1 0 0 -
size 2103 1 exact 1 1 2103 0 0 0 -
size 2108 1 exact 1 1 2108 0 0 0 -
size 2112 4 exact 16 16 33792 6 0 0 -
size 2128 4 exact 2 2 4256 1 0 0 -
size 2129 1 exact 1 1 2129 0 0 0 -
size 2132 1 exact 1 1 2132 0 0 0 -
size 2137 1 exact 1 1 2137 0 0 0 -
size 2144 4 exact 4 4 8576 1 0 0 -
size 2152 4 exact 1 1 2152 0 0 0 -
size 2155 1 exact 1 1 2155 0 0 0 -
size 2156 1 exact 1 1 2156 0 0 0 -
size 2159 1 exact 1 1 2159 0 0 0 -
size 2160 4 exact 3 3 6480 1 0 0 -
size 2169 1 exact 1 1 2169 0 0 0 -
size 2176 1 exact 1 1 2176 0 0 0 -
size 2176 4 exact 21 21 45696 6 0 0 -
size 2190 1 exact 1 1 2190 0 0 0 -
size 2192 1 exact 1 1 2192 0 0 0 -
size 2192 4 exact 4 4 8768 0 0 0 -
size 2204 1 exact 1 1 2204 0 0 0 -
size 2208 4 exact 6 6 13248 2 0 0 -
size 2224 4 exact 1 1 2224 0 0 0 -
size 2224 8 exact 2 2 4448 2 0 0 -
size 2232 1 exact 1 1 2232 0 0 0 -
size 2240 4 exact 14 14 31360 2 0 0 -
size 2241 1 exact 1 1 2241 0 0 0 -
size 2249 1 exact 1 1 2249 0 0 0 -
size 2256 1 exact 1 1 2256 0 0 0 -
size 2256 4 exact 1 1 2256 0 0 0 -
size 2259 1 exact 1 1 2259 0 0 0 -
size 2267 1 exact 1 1 2267 0 0 0 -
size 2272 4 exact 1 1 2272 0 0 0 -
size 2273 1 exact 1 1 2273 0 0 0 -
size 2288 4 exact 1 1 2288 1 0 0 -
size 2304 1 exact 7 7 16128 2 0 0 -
size 2304 4 exact 58 58 133632 23 0 0 -
size 2304 8 exact 1 1 2304 0 0 0 -
size 2321 1 exact 1 1 2321 0 0 0 -
size 2325 1 exact 1 1 2325 0 0 0 -
size 2334 1 exact 1 1 2334 0 0 0 -
size 2336 4 exact 2 2 4672 0 0 0 -
size 2368 4 exact 11 11 26048 4 0 0 -
size 2384 4 exact 1 1 2384 0 0 0 -
size 2386 1 exact 1 1 2386 0 0 0 -
size 2397 1 exact 1 1 2397 0 0 0 -
size 2400 4 exact 4 4 9600 0 0 0 -
size 2416 4 exact 1 1 2416 0 0 0 -
size 2432 4 exact 18 18 43776 9 0 0 -
size 2438 1 exact 1 1 2438 0 0 0 -
size 2448 4 exact 2 2 4896 2 0 0 -
size 2456 4 exact 1 1 2456 0 0 0 -
size 2464 4 exact 4 4 9856 1 0 0 -
size 2480 4 exact 1 1 2480 1 0 0 -
size 2488 1 exact 1 1 2488 0 0 0 -
size 2496 4 exact 8 8 19968 3 0 0 -
size 2497 1 exact 1 1 2497 0 0 0 -
size 2499 1 exact 1 1 2499 0 0 0 -
size 2505 1 exact 1 1 2505 0 0 0 -
size 2512 4 exact 1 1 2512 1 0 0 -
size 2513 1 exact 1 1 2513 0 0 0 -
size 2528 4 exact 4 4 10112 0 0 0 -
size 2531 1 exact 1 1 2531 0 0 0 -
size 2536 1 exact 1 1 2536 0 0 0 -
size 2539 1 exact 1 1 2539 0 0 0 -
size 2542 1 exact 1 1 2542 0 0 0 -
size 2544 4 exact 1 1 2544 0 0 0 -
size 2560 1 rounded 2 2 4432 0 0 0 -
size 2560 4 exact 75 75 192000 29 0 0 -
size 2576 4 exact 2 2 5152 0 0 0 -
size 2587 1 exact 1 1 2587 0 0 0 -
size 2592 4 exact 2 2 5184 0 0 0 -
size 2596 1 exact 1 1 2596 0 0 0 -
size 2605 1 exact 1 1 2605 0 0 0 -
size 2608 4 exact 1 1 2608 0 0 0 -
size 2610 1 exact 1 1 2610 0 0 0 -
size 2613 1 exact 1 1 2613 0 0 0 -
size 2615 1 exact 1 1 2615 0 0 0 -
size 2616 4 exact 1 1 2616 1 0 0 -
size 2620 1 exact 1 1 2620 0 0 0 -
size 2624 4 exact 4 4 10496 2 1 1 31:1
size 2625 1 exact 1 1 2625 0 0 0 -
size 2633 1 exact 1 1 2633 0 0 0 -
size 2640 1 exact 1 1 2640 0 0 0 -
size 2642 1 exact 1 1 2642 0 0 0 -
size 2647 1 exact 2 2 5294 0 0 0 -
size 2648 4 exact 1 1 2648 0 0 0 -
size 2656 4 exact 4 4 10624 2 0 0 -
size 2667 1 exact 1 1 2667 0 0 0 -
size 2688 4 exact 21 21 56448 5 0 0 -
size 2696 1 exact 1 1 2696 0 0 0 -
size 2701 1 exact 1 1 2701 0 0 0 -
size 2703 1 exact 1 1 2703 0 0 0 -
size 2704 4 exact 1 1 2704 1 0 0 -
size 2720 4 exact 2 2 5440 0 0 0 -
size 2736 4 exact 2 2 5472 2 0 0 -
size 2746 1 exact 2 2 5492 0 0 0 -
size 2751 1 exact 1 1 2751 0 0 0 -
size 2752 4 exact 7 7 19264 2 0 0 -
size 2768 1 exact 1 1 2768 0 0 0 -
size 2768 4 exact 1 1 2768 0 0 0 -
size 2784 4 exact 2 2 5568 0 0 0 -
size 2814 1 exact 1 1 2814 0 0 0 -
size 2816 4 exact 46 46 129536 18 0 0 -
size 2816 8 exact 1 1 2816 0 0 0 -
size 2848 4 exact 3 3 8544 0 0 0 -
size 2848 8 exact 1 1 2848 0 0 0 -
size 2849 1 exact 1 1 2849 0 0 0 -
size 2866 1 exact 1 1 2866 0 0 0 -
size 2868 1 exact 1 1 2868 0 0 0 -
size 2875 1 exact 2 2 5750 0 0 0 -
size 2880 4 exact 9 9 25920 3 0 0 -
size 2889 1 exact 1 1 2889 0 0 0 -
size 2893 1 exact 1 1 2893 0 0 0 -
size 2896 4 exact 1 1 2896 0 0 0 -
size 2912 4 exact 3 3 8736 1 0 0 -
size 2928 1 exact 1 1 2928 0 0 0 -
size 2944 4 exact 12 12 35328 4 0 0 -
size 2960 4 exact 1 1 2960 0 0 0 -
size 2961 1 exact 1 1 2961 0 0 0 -
size 2976 4 exact 2 2 5952 1 0 0 -
size 2992 4 exact 1 1 2992 1 0 0 -
size 2994 1 exact 1 1 2994 0 0 0 -
size 3008 1 exact 1 1 3008 0 0 0 -
size 3008 4 exact 5 5 15040 2 0 0 -
size 3023 1 exact 1 1 3023 0 0 0 -
size 3024 4 exact 1 1 3024 1 0 0 -
size 3036 1 exact 1 1 3036 0 0 0 -
size 3048 1 exact 1 1 3048 0 0 0 -
size 3055 1 exact 1 1 3055 0 0 0 -
size 3060 1 exact 1 1 3060 0 0 0 -
size 3068 1 exact 1 1 3068 0 0 0 -
size 3070 1 exact 1 1 3070 0 0 0 -
size 3072 4 exact 44 44 135168 12 0 0 -
size 3072 8 exact 1772 1772 5443584 153 8 1 12:2,13:1,15:1,18:2,21:1,30:1
size 3080 1 exact 1 1 3080 0 0 0 -
size 3081 1 exact 3 3 9243 0 0 0 -
size 3089 1 exact 1 1 3089 0 0 0 -
size 3104 1 exact 1 1 3104 0 0 0 -
size 3104 4 exact 1 1 3104 1 0 0 -
size 3109 1 exact 1 1 3109 0 0 0 -
size 3112 1 exact 2 2 6224 0 0 0 -
size 3120 4 exact 1 1 3120 0 0 0 -
size 3125 1 exact 1 1 3125 0 0 0 -
size 3131 1 exact 1 1 3131 0 0 0 -
size 3136 4 exact 6 6 18816 1 0 0 -
size 3140 4 exact 13 13 40820 8 0 0 -
size 3152 16 exact 867 867 2732784 0 10 3 13:1,14:2,15:6,16:1
size 3154 1 exact 1 1 3154 0 0 0 -
size 3168 4 exact 1 1 3168 0 0 0 -
size 3172 4 exact 1 1 3172 0 0 0 -
size 3184 4 exact 3 3 9552 0 0 0 -
size 3194 1 exact 1 1 3194 0 0 0 -
size 3197 1 exact 1 1 3197 0 0 0 -
size 3200 4 exact 17 17 54400 2 0 0 -
size 3200 8 exact 5 5 16000 0 0 0 -
size 3201 1 exact 1 1 3201 0 0 0 -
size 3211 1 exact 1 1 3211 0 0 0 -
size 3216 16 exact 2 2 6432 0 0 0 -
size 3217 1 exact 1 1 3217 0 0 0 -
size 3222 1 exact 1 1 3222 0 0 0 -
size 3231 1 exact 1 1 3231 0 0 0 -
size 3232 4 exact 2 2 6464 0 0 0 -
size 3253 1 exact 1 1 3253 0 0 0 -
size 3257 1 exact 1 1 3257 0 0 0 -
size 3264 4 exact 6 6 19584 3 0 0 -
size 3296 4 exact 1 1 3296 0 0 0 -
size 3299 1 exact 1 1 3299 0 0 0 -
size 3304 4 exact 3 3 9912 1 0 0 -
size 3308 4 exact 4 4 13232 4 0 0 -
size 3312 4 exact 2 2 6624 2 0 0 -
size 3315 1 exact 1 1 3315 0 0 0 -
size 3320 4 exact 1 1 3320 0 0 0 -
size 3328 4 exact 28 28 93184 9 1 0 25:1
size 3340 1 exact 1 1 3340 0 0 0 -
size 3342 1 exact 2 2 6684 0 0 0 -
size 3360 4 exact 2 2 6720 1 0 0 -
size 3381 1 exact 1 1 3381 0 0 0 -
size 3392 4 exact 5 5 16960 1 0 0 -
size 3407 1 exact 1 1 3407 0 0 0 -
size 3409 1 exact 1 1 3409 0 0 0 -
size 3412 1 exact 1 1 3412 0 0 0 -
size 3424 4 exact 1 1 3424 0 0 0 -
size 3428 1 exact 1 1 3428 0 0 0 -
size 3456 1 exact 1 1 3456 0 0 0 -
size 3456 4 exact 11 11 38016 3 0 0 -
size 3465 1 exact 1 1 3465 0 0 0 -
size 3472 4 exact 2 2 6944 0 0 0 -
size 3472 8 exact 1 1 3472 1 0 0 -
size 3496 1 exact 1 1 3496 0 0 0 -
size 3520 1 exact 1 1 3520 0 0 0 -
size 3520 4 exact 7 7 24640 4 0 0 -
size 3541 1 exact 1 1 3541 0 0 0 -
size 3542 1 exact 1 1 3542 0 0 0 -
size 3545 1 exact 1 1 3545 0 0 0 -
size 3550 1 exact 1 1 3550 0 0 0 -
size 3552 4 exact 2 2 7104 0 0 0 -
size 3568 4 exact 1 1 3568 1 0 0 -
size 3584 4 exact 32 32 114688 10 1 1 31:1
size 3584 8 exact 637 637 2283008 1 5 0 16:2,17:2,18:1
size 3590 1 exact 1 1 3590 0 0 0 -
size 3615 1 exact 1 1 3615 0 0 0 -
size 3632 4 exact 2 2 7264 0 0 0 -
size 3634 1 exact 1 1 3634 0 0 0 -
size 3648 4 exact 4 4 14592 0 1 0 27:1
size 3652 1 exact 1 1 3652 0 0 0 -
size 3665 1 exact 1 1 3665 0 0 0 -
size 3670 1 exact 1 1 3670 0 0 0 -
size 3680 4 exact 1 1 3680 1 0 0 -
size 3682 1 exact 1 1 3682 0 0 0 -
size 3704 8 exact 1 1 3704 1 0 0 -
size 3707 1 exact 1 1 3707 0 0 0 -
size 3712 1 exact 1 1 3712 0 0 0 -
size 3712 4 exact 8 8 29696 4 0 0 -
size 3716 1 exact 1 1 3716 0 0 0 -
size 3727 1 exact 1 1 3727 0 0 0 -
size 3735 1 exact 1 1 3735 0 0 0 -
size 3737 1 exact 1 1 3737 0 0 0 -
size 3743 1 exact 1 1 3743 0 0 0 -
size 3747 1 exact 1 1 3747 0 0 0 -
size 3748 1 exact 1 1 3748 0 0 0 -
size 3776 4 exact 3 3 11328 0 0 0 -
size 3781 1 exact 1 1 3781 0 0 0 -
size 3791 1 exact 1 1 3791 0 0 0 -
size 3805 1 exact 1 1 3805 0 0 0 -
size 3808 4 exact 3 3 11424 1 0 0 -
size 3811 1 exact 1 1 3811 0 0 0 -
size 3826 1 exact 1 1 3826 0 0 0 -
size 3840 4 exact 18 18 69120 9 0 0 -
size 3861 1 exact 1 1 3861 0 0 0 -
size 3867 1 exact 1 1 3867 0 0 0 -
size 3872 4 exact 2 2 7744 0 0 0 -
size 3894 1 exact 1 1 3894 0 0 0 -
size 3903 1 exact 1 1 3903 0 0 0 -
size 3904 4 exact 6 6 23424 2 0 0 -
size 3916 1 exact 1 1 3916 0 0 0 -
size 3925 1 exact 1 1 3925 0 0 0 -
size 3928 1 exact 1 1 3928 0 0 0 -
size 3936 4 exact 2 2 7872 0 0 0 -
size 3968 4 exact 9 9 35712 2 0 0 -
size 3980 4 exact 4 4 15920 4 0 0 -
size 3984 4 exact 2 2 7968 0 0 0 -
size 3987 1 exact 1 1 3987 0 0 0 -
size 3992 4 exact 1 1 3992 0 0 0 -
size 4000 4 exact 1 1 4000 1 0 0 -
size 4002 1 exact 1 1 4002 0 0 0 -
size 4008 1 exact 1 1 4008 0 0 0 -
size 4017 1 exact 1 1 4017 0 0 0 -
size 4024 1 exact 1 1 4024 0 0 0 -
size 4032 4 exact 4 4 16128 3 0 0 -
size 4042 1 exact 1 1 4042 0 0 0 -
size 4049 1 exact 1 1 4049 0 0 0 -
size 4051 1 exact 1 1 4051 0 0 0 -
size 4052 1 exact 1 1 4052 0 0 0 -
size 4063 1 exact 1 1 4063 0 0 0 -
size 4096 4 exact 493 493 2019328 134 0 0 -
size 4096 8 exact 31 30 126976 2 0 0 -
size 4126 1 exact 1 1 4126 0 0 0 -
size 4140 1 exact 1 1 4140 0 0 0 -
size 4160 4 exact 5 5 20800 3 0 0 -
size 4168 4 exact 1 1 4168 0 0 0 -
size 4192 4 exact 1 1 4192 1 0 0 -
size 4216 1 exact 1 1 4216 0 0 0 -
size 4224 4 exact 10 10 42240 4 0 0 -
size 4245 1 exact 1 1 4245 0 0 0 -
size 4256 4 exact 1 1 4256 0 0 0 -
size 4288 4 exact 3 3 12864 1 0 0 -
size 4303 1 exact 1 1 4303 0 0 0 -
size 4304 4 exact 1 1 4304 0 0 0 -
size 4320 4 exact 2 2 8640 0 0 0 -
size 4321 1 exact 1 1 4321 0 0 0 -
size 4352 4 exact 15 15 65280 4 0 0 -
size 4383 1 exact 1 1 4383 0 0 0 -
size 4384 4 exact 4 4 17536 4 0 0 -
size 4385 1 exact 1 1 4385 0 0 0 -
size 4394 1 exact 1 1 4394 0 0 0 -
size 4416 4 exact 4 4 17664 0 0 0 -
size 4426 1 exact 1 1 4426 0 0 0 -
size 4431 1 exact 1 1 4431 0 0 0 -
size 4435 1 exact 1 1 4435 0 0 0 -
size 4438 1 exact 1 1 4438 0 0 0 -
size 4448 4 exact 1 1 4448 1 0 0 -
size 4454 1 exact 1 1 4454 0 0 0 -
size 4474 1 exact 1 1 4474 0 0 0 -
size 4480 4 exact 12 12 53760 3 0 0 -
size 4512 4 exact 1 1 4512 1 0 0 -
size 4514 1 exact 1 1 4514 0 0 0 -
size 4544 4 exact 1 1 4544 0 0 0 -
size 4549 1 exact 1 1 4549 0 0 0 -
size 4552 1 exact 1 1 4552 0 0 0 -
size 4563 1 exact 1 1 4563 0 0 0 -
size 4608 1 exact 4 4 18432 0 0 0 -
size 4608 4 exact 35 35 161280 11 1 1 30:1
size 4612 1 exact 1 1 4612 0 0 0 -
size 4617 1 exact 1 1 4617 0 0 0 -
size 4655 1 exact 1 1 4655 0 0 0 -
size 4672 4 exact 2 2 9344 1 0 0 -
size 4691 1 exact 1 1 4691 0 0 0 -
size 4693 1 exact 1 1 4693 0 0 0 -
size 4696 4 exact 1 1 4696 0 0 0 -
size 4736 4 exact 7 7 33152 3 0 0 -
size 4738 1 exact 1 1 4738 0 0 0 -
size 4768 4 exact 1 1 4768 0 0 0 -
size 4779 1 exact 1 1 4779 0 0 0 -
size 4800 4 exact 4 4 19200 3 0 0 -
size 4808 4 exact 1 1 4808 0 0 0 -
size 4811 1 exact 1 1 4811 0 0 0 -
size 4817 1 exact 1 1 4817 0 0 0 -
size 4832 4 exact 1 1 4832 1 0 0 -
size 4864 4 exact 9 9 43776 2 0 0 -
size 4874 1 exact 1 1 4874 0 0 0 -
size 4888 4 exact 1 1 4888 0 0 0 -
size 4894 1 exact 1 1 4894 0 0 0 -
size 4928 4 exact 3 3 14784 0 0 0 -
size 4940 1 exact 1 1 4940 0 0 0 -
size 4951 1 exact 1 1 4951 0 0 0 -
size 4979 1 exact 2 2 9958 0 0 0 -
size 4980 1 exact 1 1 4980 0 0 0 -
size 4992 4 exact 5 5 24960 4 0 0 -
size 5040 1 exact 1 1 5040 0 0 0 -
size 5054 1 exact 1 1 5054 0 0 0 -
size 5056 4 exact 4 4 20224 3 0 0 -
size 5065 1 exact 1 1 5065 0 0 0 -
size 5082 1 exact 1 1 5082 0 0 0 -
size 5088 4 exact 1 1 5088 1 0 0 -
size 5089 1 exact 1 1 5089 0 0 0 -
size 5092 1 exact 1 1 5092 0 0 0 -
size 5095 1 exact 1 1 5095 0 0 0 -
size 5120 4 exact 45 45 230400 24 0 0 -
size 5124 1 exact 1 1 5124 0 0 0 -
size 5126 1 exact 1 1 5126 0 0 0 -
size 5152 4 exact 2 2 10304 2 0 0 -
size 5164 1 exact 1 1 5164 0 0 0 -
size 5179 1 exact 1 1 5179 0 0 0 -
size 5184 4 exact 2 2 10368 1 0 0 -
size 5208 4 exact 5 5 26040 0 0 0 -
size 5216 4 exact 1 1 5216 0 0 0 -
size 5248 4 exact 2 2 10496 1 0 0 -
size 5251 1 exact 1 1 5251 0 0 0 -
size 5258 1 exact 1 1 5258 0 0 0 -
size 5293 1 exact 1 1 5293 0 0 0 -
size 5296 4 exact 4 4 21184 0 1 0 24:1
size 5304 4 exact 1 1 5304 0 0 0 -
size 5312 4 exact 2 2 10624 1 0 0 -
size 5320 1 exact 1 1 5320 0 0 0 -
size 5376 4 exact 16 16 86016 7 1 1 31:1
size 5391 1 exact 1 1 5391 0 0 0 -
size 5416 4 exact 3 3 16248 0 0 0 -
size 5421 1 exact 1 1 5421 0 0 0 -
size 5436 1 exact 1 1 5436 0 0 0 -
size 5440 1 exact 1 1 5440 0 0 0 -
size 5440 4 exact 2 2 10880 1 0 0 -
size 5448 4 exact 21 21 114408 16 0 0 -
size 5482 1 exact 1 1 5482 0 0 0 -
size 5504 4 exact 5 5 27520 4 0 0 -
size 5512 4 exact 1 1 5512 0 0 0 -
size 5515 1 exact 1 1 5515 0 0 0 -
size 5516 1 exact 1 1 5516 0 0 0 -
size 5524 1 exact 1 1 5524 0 0 0 -
size 5536 4 exact 1 1 5536 0 0 0 -
size 5568 4 exact 2 2 11136 0 0 0 -
size 5571 1 exact 1 1 5571 0 0 0 -
size 5589 1 exact 1 1 5589 0 0 0 -
size 5601 1 exact 1 1 5601 0 0 0 -
size 5632 4 exact 28 28 157696 7 0 0 -
size 5696 4 exact 3 3 17088 1 0 0 -
size 5696 8 exact 1 1 5696 0 0 0 -
size 5714 1 exact 1 1 5714 0 0 0 -
size 5760 1 exact 1 1 5760 0 0 0 -
size 5760 4 exact 6 6 34560 1 0 0 -
size 5761 1 exact 1 1 5761 0 0 0 -
size 5782 1 exact 1 1 5782 0 0 0 -
size 5785 1 exact 1 1 5785 0 0 0 -
size 5792 4 exact 1 1 5792 0 0 0 -
size 5800 4 exact 1 1 5800 0 0 0 -
size 5824 4 exact 2 2 11648 0 0 0 -
size 5836 4 exact 1 1 5836 0 0 0 -
size 5888 4 exact 8 8 47104 2 0 0 -
size 5888 8 exact 1 1 5888 0 0 0 -
size 5898 1 exact 1 1 5898 0 0 0 -
size 5920 4 exact 11 11 65120 8 0 0 -
size 5952 4 exact 1 1 5952 0 0 0 -
size 5957 1 exact 1 1 5957 0 0 0 -
size 6000 8 exact 1 1 6000 1 0 0 -
size 6016 4 exact 3 3 18048 1 0 0 -
size 6019 1 exact 1 1 6019 0 0 0 -
size 6040 1 exact 1 1 6040 0 0 0 -
size 6055 1 exact 1 1 6055 0 0 0 -
size 6060 4 exact 1 1 6060 0 0 0 -
size 6080 1 exact 1 1 6080 0 0 0 -
size 6117 1 exact 1 1 6117 0 0 0 -
size 6133 1 exact 1 1 6133 0 0 0 -
size 6144 4 exact 31 31 190464 17 1 1 31:1
size 6144 8 exact 1342 1342 8245248 177 3 1 13:1,22:1,25:1
size 6183 1 exact 1 1 6183 0 0 0 -
size 6221 1 exact 1 1 6221 0 0 0 -
size 6226 1 exact 1 1 6226 0 0 0 -
size 6240 4 exact 1 1 6240 0 0 0 -
size 6266 1 exact 1 1 6266 0 0 0 -
size 6269 1 exact 1 1 6269 0 0 0 -
size 6272 4 exact 5 5 31360 1 0 0 -
size 6280 1 exact 1 1 6280 0 0 0 -
size 6288 16 exact 721 721 4533648 0 5 1 15:2,16:2,18:1
size 6301 1 exact 1 1 6301 0 0 0 -
size 6319 1 exact 1 1 6319 0 0 0 -
size 6336 4 exact 1 1 6336 0 0 0 -
size 6357 1 exact 1 1 6357 0 0 0 -
size 6368 4 exact 5 5 31840 2 0 0 -
size 6400 1 exact 1 1 6400 0 0 0 -
size 6400 4 exact 15 15 96000 3 0 0 -
size 6416 16 exact 2 2 12832 0 0 0 -
size 6433 1 exact 1 1 6433 0 0 0 -
size 6440 1 exact 1 1 6440 0 0 0 -
size 6462 1 exact 1 1 6462 0 0 0 -
size 6464 4 exact 2 2 12928 2 0 0 -
size 6499 1 exact 1 1 6499 0 0 0 -
size 6514 1 exact 1 1 6514 0 0 0 -
size 6528 4 exact 3 3 19584 2 0 0 -
size 6539 1 exact 1 1 6539 0 0 0 -
size 6562 1 exact 1 1 6562 0 0 0 -
size 6592 4 exact 1 1 6592 1 0 0 -
size 6608 4 exact 2 2 13216 2 0 0 -
size 6640 4 exact 1 1 6640 0 0 0 -
size 6656 4 exact 18 18 119808 10 0 0 -
size 6656 8 exact 1 1 6656 1 0 0 -
size 6720 4 exact 1 1 6720 0 0 0 -
size 6780 1 exact 1 1 6780 0 0 0 -
size 6784 4 exact 3 3 20352 3 0 0 -
size 6797 1 exact 1 1 6797 0 0 0 -
size 6803 1 exact 1 1 6803 0 0 0 -
size 6818 1 exact 1 1 6818 0 0 0 -
size 6848 4 exact 1 1 6848 0 0 0 -
size 6856 1 exact 1 1 6856 0 0 0 -
size 6889 1 exact 1 1 6889 0 0 0 -
size 6912 4 exact 8 8 55296 3 0 0 -
size 6921 1 exact 1 1 6921 0 0 0 -
size 6930 1 exact 2 2 13860 0 0 0 -
size 6942 1 exact 1 1 6942 0 0 0 -
size 6944 4 exact 2 2 13888 1 0 0 -
size 6950 1 exact 2 2 13900 0 0 0 -
size 6968 1 exact 1 1 6968 0 0 0 -
size 7003 1 exact 1 1 7003 0 0 0 -
size 7035 1 exact 1 1 7035 0 0 0 -
size 7040 4 exact 3 3 21120 1 0 0 -
size 7065 1 exact 1 1 7065 0 0 0 -
size 7104 4 exact 2 2 14208 2 0 0 -
size 7168 4 exact 22 22 157696 12 1 0 27:1
size 7168 8 exact 468 468 3354624 0 2 0 17:2
size 7169 1 exact 1 1 7169 0 0 0 -
size 7189 1 exact 1 1 7189 0 0 0 -
size 7239 1 exact 1 1 7239 0 0 0 -
size 7254 1 exact 1 1 7254 0 0 0 -
size 7258 1 exact 1 1 7258 0 0 0 -
size 7263 1 exact 1 1 7263 0 0 0 -
size 7264 4 exact 2 2 14528 1 0 0 -
size 7267 1 exact 1 1 7267 0 0 0 -
size 7296 4 exact 4 4 29184 2 0 0 -
size 7299 1 exact 1 1 7299 0 0 0 -
size 7316 1 exact 1 1 7316 0 0 0 -
size 7321 1 exact 1 1 7321 0 0 0 -
size 7327 1 exact 1 1 7327 0 0 0 -
size 7344 4 exact 1 1 7344 0 0 0 -
size 7388 1 exact 1 1 7388 0 0 0 -
size 7424 4 exact 4 4 29696 2 0 0 -
size 7470 1 exact 1 1 7470 0 0 0 -
size 7550 1 exact 1 1 7550 0 0 0 -
size 7552 4 exact 3 3 22656 0 0 0 -
size 7605 1 exact 1 1 7605 0 0 0 -
size 7616 4 exact 2 2 15232 1 0 0 -
size 7618 1 exact 1 1 7618 0 0 0 -
size 7662 1 exact 1 1 7662 0 0 0 -
size 7670 1 exact 1 1 7670 0 0 0 -
size 7680 4 exact 9 9 69120 4 0 0 -
size 7688 1 exact 1 1 7688 0 0 0 -
size 7688 4 exact 1 1 7688 0 0 0 -
size 7744 4 exact 2 2 15488 1 0 0 -
size 7765 1 exact 1 1 7765 0 0 0 -
size 7808 4 exact 4 4 31232 2 0 0 -
size 7840 4 exact 1 1 7840 0 0 0 -
size 7852 1 exact 1 1 7852 0 0 0 -
size 7862 1 exact 1 1 7862 0 1 0 22:1
size 7872 4 exact 2 2 15744 0 0 0 -
size 7892 1 exact 1 1 7892 0 0 0 -
size 7912 1 exact 1 1 7912 0 0 0 -
size 7936 4 exact 7 7 55552 5 0 0 -
size 7940 1 exact 1 1 7940 0 0 0 -
size 7978 1 exact 1 1 7978 0 0 0 -
size 7984 4 exact 1 1 7984 1 0 0 -
size 8000 4 exact 1 1 8000 0 0 0 -
size 8007 1 exact 1 1 8007 0 0 0 -
size 8012 1 exact 1 1 8012 0 0 0 -
size 8015 1 exact 1 1 8015 0 0 0 -
size 8064 1 exact 1 1 8064 0 0 0 -
size 8064 4 exact 1 1 8064 1 0 0 -
size 8072 1 exact 1 1 8072 0 0 0 -
size 8074 1 exact 1 1 8074 0 0 0 -
size 8142 1 exact 1 1 8142 0 0 0 -
size 8184 1 exact 1 1 8184 0 0 0 -
size 8192 1 rounded 1 1 7999 0 0 0 -
size 8192 4 exact 187 187 1531904 66 1 0 13:1
size 8192 8 exact 20 20 163840 0 0 0 -
size 8278 1 exact 1 1 8278 0 0 0 -
size 8285 1 exact 1 1 8285 0 0 0 -
size 8320 4 exact 2 2 16640 2 0 0 -
size 8336 4 exact 1 1 8336 1 0 0 -
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
size 8448 4 exact 6 6 50688 4 0 0 -
size 8472 1 exact 1 1 8472 0 0 0 -
size 8485 1 exact 1 1 8485 0 0 0 -
size 8512 4 exact 1 1 8512 1 0 0 -
size 8524 1 exact 1 1 8524 0 0 0 -
size 8531 1 exact 1 1 8531 0 0 0 -
size 8536 1 exact 1 1 8536 0 0 0 -
size 8576 4 exact 2 2 17152 0 0 0 -
size 8604 1 exact 1 1 8604 0 0 0 -
size 8608 4 exact 1 1 8608 1 0 0 -
size 8640 4 exact 2 2 17280 1 0 0 -
size 8664 8 exact 1 1 8664 1 0 0 -
size 8703 1 exact 1 1 8703 0 0 0 -
size 8704 4 exact 11 11 95744 5 0 0 -
size 8734 1 exact 1 1 8734 0 0 0 -
size 8830 1 exact 1 1 8830 0 0 0 -
size 8832 4 exact 3 3 26496 1 0 0 -
size 8852 1 exact 1 1 8852 0 0 0 -
size 8861 1 exact 1 1 8861 0 0 0 -
size 8864 1 exact 1 1 8864 0 0 0 -
size 8897 1 exact 1 1 8897 0 0 0 -
size 8939 1 exact 1 1 8939 0 0 0 -
size 8960 4 exact 9 9 80640 6 0 0 -
size 9008 4 exact 1 1 9008 0 0 0 -
size 9038 1 exact 1 1 9038 0 0 0 -
size 9045 1 exact 1 1 9045 0 0 0 -
size 9053 1 exact 1 1 9053 0 0 0 -
size 9088 4 exact 1 1 9088 0 0 0 -
size 9109 1 exact 1 1 9109 0 0 0 -
size 9158 1 exact 1 1 9158 0 0 0 -
size 9200 1 exact 1 1 9200 0 0 0 -
size 9204 1 exact 1 1 9204 0 0 0 -
size 9216 1 exact 4 4 36864 0 0 0 -
size 9216 4 exact 24 24 221184 10 0 0 -
size 9344 4 exact 1 1 9344 0 0 0 -
size 9353 1 exact 1 1 9353 0 0 0 -
size 9392 4 exact 1 1 9392 1 0 0 -
size 9393 1 exact 1 1 9393 0 0 0 -
size 9440 1 exact 1 1 9440 0 0 0 -
size 9472 4 exact 4 4 37888 1 0 0 -
size 9506 1 exact 1 1 9506 0 0 0 -
size 9531 1 exact 1 1 9531 0 0 0 -
size 9536 4 exact 1 1 9536 1 0 0 -
size 9600 4 exact 1 1 9600 0 0 0 -
size 9616 4 exact 1 1 9616 0 0 0 -
size 9648 1 exact 1 1 9648 0 0 0 -
size 9651 1 exact 1 1 9651 0 0 0 -
size 9728 4 exact 7 7 68096 3 0 0 -
size 9734 1 exact 2 2 19468 0 0 0 -
size 9767 1 exact 1 1 9767 0 0 0 -
size 9771 1 exact 1 1 9771 0 0 0 -
size 9776 4 exact 1 1 9776 1 0 0 -
size 9781 1 exact 1 1 9781 0 1 0 17:1
size 9856 4 exact 3 3 29568 1 0 0 -
size 9958 1 exact 1 1 9958 0 0 0 -
size 9984 4 exact 1 1 9984 1 0 0 -
size 10015 1 exact 1 1 10015 0 0 0 -
size 10032 1 exact 1 1 10032 0 0 0 -
size 10032 4 exact 1 1 10032 0 0 0 -
size 10056 1 exact 1 1 10056 0 0 0 -
size 10112 4 exact 1 1 10112 0 0 0 -
size 10113 1 exact 1 1 10113 0 0 0 -
size 10167 1 exact 1 1 10167 0 0 0 -
size 10232 1 exact 2 2 20464 0 0 0 -
size 10240 4 exact 20 20 204800 10 0 0 -
size 10250 1 exact 1 1 10250 0 0 0 -
size 10277 1 exact 1 1 10277 0 0 0 -
size 10319 1 exact 1 1 10319 0 0 0 -
size 10361 1 exact 1 1 10361 0 0 0 -
size 10366 1 exact 1 1 10366 0 0 0 -
size 10368 4 exact 1 1 10368 0 0 0 -
size 10390 1 exact 1 1 10390 0 0 0 -
size 10412 1 exact 1 1 10412 0 0 0 -
size 10416 4 exact 1 1 10416 0 0 0 -
size 10432 4 exact 1 1 10432 0 0 0 -
size 10496 4 exact 1 1 10496 0 0 0 -
size 10511 1 exact 1 1 10511 0 0 0 -
size 10512 1 exact 1 1 10512 0 0 0 -
size 10533 1 exact 1 1 10533 0 0 0 -
size 10560 1 exact 1 1 10560 0 0 0 -
size 10578 1 exact 1 1 10578 0 0 0 -
size 10592 4 exact 1 1 10592 0 0 0 -
size 10608 4 exact 1 1 10608 0 0 0 -
size 10624 4 exact 1 1 10624 0 0 0 -
size 10637 1 exact 1 1 10637 0 0 0 -
size 10717 1 exact 1 1 10717 0 1 0 18:1
size 10752 4 exact 9 9 96768 3 0 0 -
size 10755 1 exact 1 1 10755 0 0 0 -
size 10762 1 exact 1 1 10762 0 0 0 -
size 10864 1 exact 1 1 10864 0 0 0 -
size 10880 4 exact 1 1 10880 0 0 0 -
size 10930 1 exact 1 1 10930 0 0 0 -
size 10942 1 exact 1 1 10942 0 0 0 -
size 10982 1 exact 1 1 10982 0 0 0 -
size 10983 1 exact 1 1 10983 0 0 0 -
size 11002 1 exact 1 1 11002 0 0 0 -
size 11008 4 exact 1 1 11008 0 0 0 -
size 11024 4 exact 1 1 11024 1 0 0 -
size 11056 1 exact 1 1 11056 0 0 0 -
size 11067 1 exact 1 1 11067 0 0 0 -
size 11072 4 exact 1 1 11072 0 0 0 -
size 11136 4 exact 2 2 22272 2 0 0 -
size 11159 1 exact 1 1 11159 0 0 0 -
size 11170 1 exact 1 1 11170 0 0 0 -
size 11179 1 exact 1 1 11179 0 0 0 -
size 11264 4 exact 21 21 236544 7 0 0 -
size 11325 1 exact 1 1 11325 0 0 0 -
size 11352 1 exact 1 1 11352 0 0 0 -
size 11392 4 exact 2 2 22784 1 0 0 -
size 11392 8 exact 1 1 11392 1 0 0 -
size 11496 4 exact 1 1 11496 0 0 0 -
size 11520 4 exact 5 5 57600 1 0 0 -
size 11546 1 exact 1 1 11546 0 0 0 -
size 11562 1 exact 1 1 11562 0 0 0 -
size 11578 1 exact 1 1 11578 0 0 0 -
size 11584 1 exact 1 1 11584 0 0 0 -
size 11584 4 exact 1 1 11584 1 0 0 -
size 11594 1 exact 1 1 11594 0 0 0 -
size 11600 4 exact 1 1 11600 1 0 0 -
size 11609 1 exact 1 1 11609 0 0 0 -
size 11625 1 exact 1 1 11625 0 0 0 -
size 11632 4 exact 1 1 11632 0 0 0 -
size 11648 4 exact 2 2 23296 0 0 0 -
size 11718 1 exact 1 1 11718 0 0 0 -
size 11776 4 exact 6 6 70656 4 0 0 -
size 11776 8 exact 1 1 11776 0 0 0 -
size 11840 4 exact 1 1 11840 0 0 0 -
size 11895 1 exact 1 1 11895 0 0 0 -
size 11904 4 exact 1 1 11904 0 0 0 -
size 11961 1 exact 1 1 11961 0 0 0 -
size 12032 4 exact 2 2 24064 1 0 0 -
size 12139 1 exact 1 1 12139 0 0 0 -
size 12214 1 exact 1 1 12214 0 0 0 -
size 12221 1 exact 1 1 12221 0 0 0 -
size 12235 1 exact 1 1 12235 0 0 0 -
size 12261 1 exact 1 1 12261 0 0 0 -
size 12288 4 exact 14 14 172032 6 0 0 -
size 12288 8 exact 957 957 11759616 160 3 2 20:1,22:1,23:1
size 12304 1 exact 1 1 12304 0 0 0 -
size 12495 1 exact 1 1 12495 0 0 0 -
size 12544 4 exact 4 4 50176 1 0 0 -
size 12560 16 exact 494 494 6204640 0 1 1 23:1
size 12666 1 exact 1 1 12666 0 0 0 -
size 12672 4 exact 1 1 12672 1 0 0 -
size 12736 4 exact 1 1 12736 1 0 0 -
size 12800 4 exact 12 12 153600 4 0 0 -
size 12800 8 exact 1 1 12800 1 0 0 -
size 12816 16 exact 2 2 25632 0 0 0 -
size 12819 1 exact 1 1 12819 0 0 0 -
size 12872 4 exact 1 1 12872 0 0 0 -
size 12992 1 exact 1 1 12992 0 0 0 -
size 13007 1 exact 1 1 13007 0 0 0 -
size 13056 4 exact 1 1 13056 0 0 0 -
size 13127 1 exact 1 1 13127 0 0 0 -
size 13194 1 exact 1 1 13194 0 0 0 -
size 13232 1 exact 1 1 13232 0 0 0 -
size 13237 1 exact 1 1 13237 0 0 0 -
size 13255 1 exact 1 1 13255 0 0 0 -
size 13271 1 exact 1 1 13271 0 0 0 -
size 13280 4 exact 1 1 13280 1 0 0 -
size 13287 1 exact 1 1 13287 0 0 0 -
size 13312 4 exact 8 8 106496 2 0 0 -
size 13381 1 exact 1 1 13381 0 0 0 -
size 13435 1 exact 1 1 13435 0 0 0 -
size 13440 4 exact 1 1 13440 0 0 0 -
size 13496 1 exact 1 1 13496 0 0 0 -
size 13516 1 exact 1 1 13516 0 0 0 -
size 13593 1 exact 1 1 13593 0 0 0 -
size 13601 1 exact 1 1 13601 0 0 0 -
size 13607 1 exact 1 1 13607 0 0 0 -
size 13623 1 exact 1 1 13623 0 0 0 -
size 13692 1 exact 1 1 13692 0 0 0 -
size 13696 4 exact 1 1 13696 0 0 0 -
size 13824 4 exact 5 5 69120 4 0 0 -
size 13888 4 exact 1 1 13888 0 0 0 -
size 13981 1 exact 1 1 13981 0 0 0 -
size 14044 4 exact 1 1 14044 0 0 0 -
size 14080 4 exact 2 2 28160 1 0 0 -
size 14138 1 exact 1 1 14138 0 0 0 -
size 14165 1 exact 1 1 14165 0 0 0 -
size 14177 1 exact 1 1 14177 0 0 0 -
size 14336 4 exact 10 10 143360 6 0 0 -
size 14336 8 exact 316 316 4530176 1 2 1 18:1,24:1
size 14369 1 exact 1 1 14369 0 0 0 -
size 14385 1 exact 1 1 14385 0 0 0 -
size 14472 1 exact 1 1 14472 0 0 0 -
size 14473 1 exact 1 1 14473 0 0 0 -
size 14511 1 exact 1 1 14511 0 0 0 -
size 14528 4 exact 1 1 14528 0 0 0 -
size 14559 1 exact 1 1 14559 0 0 0 -
size 14592 4 exact 2 2 29184 2 0 0 -
size 14641 1 exact 1 1 14641 0 0 0 -
size 14664 4 exact 1 1 14664 0 0 0 -
size 14671 1 exact 1 1 14671 0 0 0 -
size 14688 4 exact 1 1 14688 0 0 0 -
size 14724 1 exact 1 1 14724 0 0 0 -
size 14804 1 exact 1 1 14804 0 0 0 -
size 14848 4 exact 2 2 29696 1 0 0 -
size 14887 1 exact 1 1 14887 0 0 0 -
size 14978 1 exact 1 1 14978 0 0 0 -
size 15059 1 exact 1 1 15059 0 0 0 -
size 15104 4 exact 3 3 45312 1 0 0 -
size 15138 1 exact 1 1 15138 0 0 0 -
size 15232 4 exact 1 1 15232 0 0 0 -
size 15260 1 exact 1 1 15260 0 0 0 -
size 15302 1 exact 1 1 15302 0 0 0 -
size 15327 1 exact 1 1 15327 0 0 0 -
size 15360 4 exact 5 5 76800 4 0 0 -
size 15362 1 exact 1 1 15362 0 0 0 -
size 15376 4 exact 1 1 15376 0 0 0 -
size 15488 4 exact 1 1 15488 0 0 0 -
size 15555 1 exact 1 1 15555 0 0 0 -
size 15616 4 exact 2 2 31232 0 0 0 -
size 15680 4 exact 1 1 15680 1 0 0 -
size 15713 1 exact 1 1 15713 0 0 0 -
size 15720 1 exact 1 1 15720 0 0 0 -
size 15722 1 exact 1 1 15722 0 0 0 -
size 15730 1 exact 1 1 15730 0 0 0 -
size 15744 4 exact 2 2 31488 2 0 0 -
size 15814 1 exact 1 1 15814 0 0 0 -
size 15872 4 exact 2 2 31744 1 0 0 -
size 15879 1 exact 1 1 15879 0 0 0 -
size 15988 1 exact 1 1 15988 0 0 0 -
size 16000 4 exact 10 10 160000 1 0 0 -
size 16164 4 exact 10 10 161640 8 0 0 -
size 16173 1 exact 1 1 16173 0 0 0 -
size 16196 4 exact 1 1 16196 0 0 0 -
size 16332 1 exact 1 1 16332 0 0 0 -
size 16384 4 exact 64 64 1048576 20 1 0 20:1
size 16384 8 exact 16 16 262144 0 0 0 -
size 16543 1 exact 1 1 16543 0 0 0 -
size 16760 1 exact 1 1 16760 0 0 0 -
size 16781 1 exact 1 1 16781 0 0 0 -
size 16896 4 exact 2 2 33792 2 0 0 -
size 16933 1 exact 1 1 16933 0 0 0 -
size 16945 1 exact 1 1 16945 0 1 0 16:1
size 17020 1 exact 1 1 17020 0 0 0 -
size 17098 1 exact 1 1 17098 0 0 0 -
size 17132 1 exact 1 1 17132 0 0 0 -
size 17152 4 exact 2 2 34304 1 0 0 -
size 17221 1 exact 1 1 17221 0 0 0 -
size 17269 1 exact 1 1 17269 0 0 0 -
size 17280 4 exact 1 1 17280 0 0 0 -
size 17396 1 exact 1 1 17396 0 0 0 -
size 17404 4 exact 4 4 69616 0 0 0 -
size 17408 4 exact 6 6 104448 5 0 0 -
size 17408 8 exact 1 1 17408 1 0 0 -
size 17444 4 exact 2 2 34888 0 0 0 -
size 17535 1 exact 1 1 17535 0 0 0 -
size 17664 4 exact 2 2 35328 0 0 0 -
size 17707 1 exact 1 1 17707 0 0 0 -
size 17728 4 exact 2 2 35456 0 0 0 -
size 17744 1 exact 1 1 17744 0 0 0 -
size 17758 1 exact 1 1 17758 0 0 0 -
size 17780 1 exact 1 1 17780 0 0 0 -
size 17787 1 exact 1 1 17787 0 0 0 -
size 17859 1 exact 1 1 17859 0 0 0 -
size 17914 1 exact 1 1 17914 0 0 0 -
size 17920 4 exact 3 3 53760 1 0 0 -
size 17963 1 exact 1 1 17963 0 0 0 -
size 18016 4 exact 1 1 18016 1 0 0 -
size 18020 1 exact 1 1 18020 0 0 0 -
size 18026 1 exact 1 1 18026 0 0 0 -
size 18035 1 exact 1 1 18035 0 0 0 -
size 18072 1 exact 1 1 18072 0 0 0 -
size 18176 4 exact 1 1 18176 0 0 0 -
size 18305 1 exact 2 2 36610 0 0 0 -
size 18375 1 exact 1 1 18375 0 0 0 -
size 18385 1 exact 1 1 18385 0 0 0 -
size 18428 1 exact 1 1 18428 0 0 0 -
size 18432 4 exact 14 14 258048 2 0 0 -
size 18688 4 exact 1 1 18688 0 0 0 -
size 18807 1 exact 1 1 18807 0 0 0 -
size 18840 8 exact 1 1 18840 1 0 0 -
size 18851 1 exact 1 1 18851 0 0 0 -
size 18924 4 exact 2 2 37848 0 0 0 -
size 18926 1 exact 1 1 18926 0 0 0 -
size 18931 1 exact 1 1 18931 0 0 0 -
size 18944 4 exact 3 3 56832 2 0 0 -
size 18984 1 exact 1 1 18984 0 0 0 -
size 18995 1 exact 1 1 18995 0 0 0 -
size 19004 1 exact 1 1 19004 0 0 0 -
size 19200 4 exact 1 1 19200 0 0 0 -
size 19232 4 exact 1 1 19232 0 0 0 -
size 19236 1 exact 1 1 19236 0 0 0 -
size 19384 4 exact 2 2 38768 0 0 0 -
size 19392 4 exact 2 2 38784 0 0 0 -
size 19456 4 exact 4 4 77824 4 0 0 -
size 19630 1 exact 1 1 19630 0 0 0 -
size 19648 1 exact 1 1 19648 0 0 0 -
size 19712 4 exact 2 2 39424 1 0 0 -
size 19764 4 exact 2 2 39528 0 0 0 -
size 19813 1 exact 1 1 19813 0 0 0 -
size 20048 4 exact 2 2 40096 0 0 0 -
size 20064 4 exact 1 1 20064 1 0 0 -
size 20107 1 exact 1 1 20107 0 0 0 -
size 20224 4 exact 1 1 20224 0 0 0 -
size 20480 4 exact 10 10 204800 2 0 0 -
size 20558 1 exact 1 1 20558 0 0 0 -
size 20736 4 exact 1 1 20736 0 0 0 -
size 20851 1 exact 1 1 20851 0 0 0 -
size 20864 4 exact 1 1 20864 1 0 0 -
size 20901 1 exact 1 1 20901 0 0 0 -
size 20992 4 exact 1 1 20992 1 0 0 -
size 20996 4 exact 2 2 41992 0 0 0 -
size 21184 4 exact 1 1 21184 0 0 0 -
size 21216 4 exact 1 1 21216 0 0 0 -
size 21248 4 exact 1 1 21248 0 0 0 -
size 21400 4 exact 2 2 42800 0 0 0 -
size 21484 4 exact 2 2 42968 0 0 0 -
size 21504 4 exact 6 6 129024 1 0 0 -
size 21560 1 exact 1 1 21560 0 0 0 -
size 21637 1 exact 1 1 21637 0 0 0 -
size 21760 4 exact 1 1 21760 1 0 0 -
size 21899 1 exact 1 1 21899 0 0 0 -
size 21903 1 exact 1 1 21903 0 0 0 -
size 21920 4 exact 2 2 43840 0 0 0 -
size 21929 1 exact 1 1 21929 0 0 0 -
size 21947 1 exact 1 1 21947 0 0 0 -
size 22016 4 exact 1 1 22016 1 0 0 -
size 22056 4 exact 1 1 22056 0 0 0 -
size 22144 4 exact 1 1 22144 0 0 0 -
size 22380 1 exact 1 1 22380 0 0 0 -
size 22528 4 exact 14 14 315392 6 0 0 -
size 22641 1 exact 1 1 22641 0 0 0 -
size 22764 1 exact 1 1 22764 0 0 0 -
size 22784 4 exact 1 1 22784 0 0 0 -
size 22929 1 exact 1 1 22929 0 0 0 -
size 22972 4 exact 2 2 45944 0 0 0 -
size 22992 4 exact 1 1 22992 1 0 0 -
size 23040 4 exact 4 4 92160 3 0 0 -
size 23097 1 exact 1 1 23097 0 0 0 -
size 23165 1 exact 1 1 23165 0 0 0 -
size 23264 4 exact 1 1 23264 1 0 0 -
size 23296 4 exact 2 2 46592 2 0 0 -
size 23328 8 exact 1 1 23328 0 0 0 -
size 23498 1 exact 1 1 23498 0 0 0 -
size 23552 4 exact 3 3 70656 3 0 0 -
size 23552 8 exact 1 1 23552 1 0 0 -
size 23680 4 exact 1 1 23680 0 0 0 -
size 23808 4 exact 1 1 23808 1 0 0 -
size 24028 4 exact 2 2 48056 0 0 0 -
size 24064 4 exact 1 1 24064 1 0 0 -
size 24142 1 exact 1 1 24142 0 0 0 -
size 24148 4 exact 10 10 241480 8 0 0 -
size 24172 4 exact 2 2 48344 0 0 0 -
size 24199 1 exact 1 1 24199 0 0 0 -
size 24244 4 exact 2 2 48488 0 0 0 -
size 24260 4 exact 2 2 48520 0 0 0 -
size 24460 1 exact 1 1 24460 0 0 0 -
size 24488 1 exact 1 1 24488 0 0 0 -
size 24532 4 exact 1 1 24532 0 0 0 -
size 24552 4 exact 2 2 49104 0 0 0 -
size 24576 4 exact 8 8 196608 7 0 0 -
size 24576 8 exact 613 613 15065088 160 1 1 30:1
size 24619 1 exact 1 1 24619 0 0 0 -
size 24756 4 exact 2 2 49512 0 0 0 -
size 24813 1 exact 1 1 24813 0 0 0 -
size 24890 1 exact 1 1 24890 0 0 0 -
size 24902 1 exact 1 1 24902 0 0 0 -
size 24963 1 exact 1 1 24963 0 0 0 -
size 25000 1 exact 1 1 25000 0 0 0 -
size 25072 4 exact 2 2 50144 0 0 0 -
size 25088 4 exact 3 3 75264 2 0 0 -
size 25104 16 exact 290 290 7280160 0 0 0 -
size 25120 4 exact 2 2 50240 0 0 0 -
size 25170 1 exact 1 1 25170 0 0 0 -
size 25212 4 exact 2 2 50424 0 0 0 -
size 25319 1 exact 1 1 25319 0 0 0 -
size 25600 4 exact 8 8 204800 6 0 0 -
size 25616 16 exact 2 2 51232 0 0 0 -
size 25695 1 exact 1 1 25695 0 0 0 -
size 25744 4 exact 1 1 25744 1 0 0 -
size 26112 4 exact 1 1 26112 1 0 0 -
size 26223 1 exact 1 1 26223 0 0 0 -
size 26523 1 exact 1 1 26523 0 0 0 -
size 26624 4 exact 6 6 159744 4 1 1 30:1
size 26633 1 exact 1 1 26633 0 0 0 -
size 26880 4 exact 1 1 26880 0 0 0 -
size 26915 1 exact 1 1 26915 0 0 0 -
size 27212 1 exact 1 1 27212 0 0 0 -
size 27259 1 exact 1 1 27259 0 0 0 -
size 27363 1 exact 1 1 27363 0 0 0 -
size 27392 4 exact 1 1 27392 0 0 0 -
size 27463 1 exact 1 1 27463 0 0 0 -
size 27584 1 exact 1 1 27584 0 0 0 -
size 27648 4 exact 1 1 27648 1 0 0 -
size 27670 1 exact 1 1 27670 0 0 0 -
size 27671 1 exact 1 1 27671 0 0 0 -
size 27776 4 exact 1 1 27776 0 0 0 -
size 28160 4 exact 1 1 28160 0 0 0 -
size 28191 1 exact 1 1 28191 0 1 0 16:1
size 28223 1 exact 1 1 28223 0 0 0 -
size 28537 1 exact 1 1 28537 0 0 0 -
size 28662 1 exact 1 1 28662 0 0 0 -
size 28672 4 exact 4 4 114688 3 0 0 -
size 28672 8 exact 180 180 5160960 0 1 0 20:1
size 28680 1 exact 1 1 28680 0 0 0 -
size 28948 1 exact 1 1 28948 0 0 0 -
size 29056 4 exact 1 1 29056 1 0 0 -
size 29328 4 exact 1 1 29328 1 0 0 -
size 29376 4 exact 1 1 29376 1 0 0 -
size 29463 1 exact 1 1 29463 0 0 0 -
size 29696 4 exact 1 1 29696 0 0 0 -
size 30208 4 exact 2 2 60416 2 0 0 -
size 30464 4 exact 1 1 30464 0 0 0 -
size 30536 4 exact 2 2 61072 0 0 0 -
size 30558 1 exact 1 1 30558 0 0 0 -
size 30720 4 exact 1 1 30720 1 0 0 -
size 30727 1 exact 1 1 30727 0 0 0 -
size 30752 4 exact 1 1 30752 1 0 0 -
size 30792 4 exact 2 2 61584 0 0 0 -
size 30963 1 exact 1 1 30963 0 0 0 -
size 30976 4 exact 1 1 30976 0 0 0 -
size 31072 1 exact 1 1 31072 0 0 0 -
size 31198 1 exact 1 1 31198 0 0 0 -
size 31232 4 exact 2 2 62464 1 0 0 -
size 31438 1 exact 1 1 31438 0 0 0 -
size 31744 4 exact 3 3 95232 0 0 0 -
size 32289 1 exact 1 1 32289 0 0 0 -
size 32610 1 exact 1 1 32610 0 0 0 -
size 32618 1 exact 1 1 32618 0 0 0 -
size 32688 8 exact 1 1 32688 1 0 0 -
size 32768 4 exact 24 24 786432 9 0 0 -
size 32768 8 exact 12 12 393216 3 0 0 -
size 32905 1 exact 1 1 32905 0 0 0 -
size 33048 1 exact 1 1 33048 0 0 0 -
size 33067 1 exact 1 1 33067 0 0 0 -
size 33321 1 exact 1 1 33321 0 0 0 -
size 33409 1 exact 1 1 33409 0 0 0 -
size 33726 1 exact 1 1 33726 0 0 0 -
size 33890 1 exact 1 1 33890 0 0 0 -
size 34286 1 exact 1 1 34286 0 0 0 -
size 34304 4 exact 1 1 34304 0 1 0 29:1
size 34531 1 exact 1 1 34531 0 0 0 -
size 34560 4 exact 1 1 34560 0 0 0 -
size 34715 1 exact 1 1 34715 0 0 0 -
size 34816 4 exact 1 1 34816 0 0 0 -
size 34937 1 exact 1 1 34937 0 0 0 -
size 35014 1 exact 1 1 35014 0 0 0 -
size 35091 1 exact 1 1 35091 0 0 0 -
size 35111 1 exact 1 1 35111 0 0 0 -
size 35119 1 exact 1 1 35119 0 0 0 -
size 35328 4 exact 2 2 70656 1 0 0 -
size 35520 8 exact 1 1 35520 1 0 0 -
size 35568 1 exact 1 1 35568 0 0 0 -
size 35610 1 exact 1 1 35610 0 0 0 -
size 35840 4 exact 2 2 71680 0 0 0 -
size 36352 4 exact 1 1 36352 1 0 0 -
size 36489 1 exact 1 1 36489 0 0 0 -
size 36744 1 exact 1 1 36744 0 0 0 -
size 36864 4 exact 12 12 442368 11 0 0 -
size 37376 4 exact 1 1 37376 0 0 0 -
size 37465 1 exact 1 1 37465 0 0 0 -
size 37683 1 exact 1 1 37683 0 0 0 -
size 37690 1 exact 1 1 37690 0 0 0 -
size 37820 4 exact 2 2 75640 0 0 0 -
size 37888 4 exact 1 1 37888 1 0 0 -
size 37977 1 exact 1 1 37977 0 0 0 -
size 38184 1 exact 1 1 38184 0 0 0 -
size 38400 4 exact 1 1 38400 0 0 0 -
size 38464 4 exact 1 1 38464 1 0 0 -
size 38688 1 exact 1 1 38688 0 0 0 -
size 38843 1 exact 1 1 38843 0 0 0 -
size 39226 1 exact 1 1 39226 0 0 0 -
size 39424 4 exact 1 1 39424 1 0 0 -
size 40164 4 exact 2 2 80328 0 0 0 -
size 40438 1 exact 1 1 40438 0 0 0 -
size 40448 4 exact 1 1 40448 0 0 0 -
size 40739 1 exact 1 1 40739 0 0 0 -
size 40869 1 exact 1 1 40869 0 0 0 -
size 40911 1 exact 1 1 40911 0 0 0 -
size 40960 4 exact 7 7 286720 6 0 0 -
size 41034 1 exact 1 1 41034 0 0 0 -
size 41251 1 exact 1 1 41251 0 0 0 -
size 41472 4 exact 1 1 41472 1 0 0 -
size 41509 1 exact 1 1 41509 0 0 0 -
size 41628 4 exact 2 2 83256 0 0 0 -
size 41826 1 exact 1 1 41826 0 0 0 -
size 42368 4 exact 1 1 42368 0 0 0 -
size 42432 4 exact 1 1 42432 1 0 0 -
size 42496 4 exact 1 1 42496 1 0 0 -
size 42594 1 exact 1 1 42594 0 0 0 -
size 43008 4 exact 5 5 215040 4 0 0 -
size 43190 1 exact 1 1 43190 0 0 0 -
size 43568 4 exact 2 2 87136 0 0 0 -
size 44103 1 exact 1 1 44103 0 0 0 -
size 44112 4 exact 1 1 44112 0 0 0 -
size 44288 4 exact 1 1 44288 0 0 0 -
size 45056 4 exact 8 8 360448 5 0 0 -
size 45232 1 exact 1 1 45232 0 0 0 -
size 45499 1 exact 1 1 45499 0 0 0 -
size 45568 4 exact 1 1 45568 1 0 0 -
size 46080 4 exact 1 1 46080 0 0 0 -
size 46340 1 exact 1 1 46340 0 0 0 -
size 46480 4 exact 2 2 92960 0 0 0 -
size 46968 1 exact 1 1 46968 0 0 0 -
size 47360 4 exact 1 1 47360 0 0 0 -
size 47521 1 exact 1 1 47521 0 0 0 -
size 47705 1 exact 1 1 47705 0 0 0 -
size 47710 1 exact 1 1 47710 0 0 0 -
size 47848 4 exact 2 2 95696 0 0 0 -
size 48283 1 exact 1 1 48283 0 0 0 -
size 49152 4 exact 1 1 49152 1 0 0 -
size 49152 8 exact 333 333 16367616 103 1 0 21:1
size 49213 1 exact 1 1 49213 0 0 0 -
size 49244 1 exact 1 1 49244 0 0 0 -
size 49751 1 exact 1 1 49751 0 0 0 -
size 50021 1 exact 1 1 50021 0 0 0 -
size 50176 4 exact 1 1 50176 1 0 0 -
size 50192 16 exact 105 105 5270160 0 2 2 18:1,20:1
size 50366 1 exact 1 1 50366 0 0 0 -
size 50373 1 exact 1 1 50373 0 0 0 -
size 50429 1 exact 1 1 50429 0 0 0 -
size 51164 1 exact 1 1 51164 0 0 0 -
size 51200 4 exact 2 2 102400 2 0 0 -
size 51216 16 exact 2 2 102432 0 0 0 -
size 51384 4 exact 2 2 102768 0 0 0 -
size 51704 4 exact 2 2 103408 0 0 0 -
size 52231 1 exact 1 1 52231 0 0 0 -
size 53248 4 exact 2 2 106496 2 0 0 -
size 53345 1 exact 1 1 53345 0 0 0 -
size 53348 1 exact 1 1 53348 0 0 0 -
size 53348 4 exact 2 2 106696 0 0 0 -
size 53428 1 exact 1 1 53428 0 0 0 -
size 53587 1 exact 1 1 53587 0 0 0 -
size 53760 4 exact 1 1 53760 1 0 0 -
size 54784 4 exact 1 1 54784 0 0 0 -
size 55552 4 exact 1 1 55552 0 0 0 -
size 56092 1 exact 1 1 56092 0 0 0 -
size 56181 1 exact 1 1 56181 0 0 0 -
size 56320 4 exact 1 1 56320 1 0 0 -
size 56936 1 exact 1 1 56936 0 0 0 -
size 56957 1 exact 1 1 56957 0 0 0 -
size 57161 1 exact 1 1 57161 0 0 0 -
size 57171 1 exact 1 1 57171 0 0 0 -
size 57344 4 exact 1 1 57344 1 0 0 -
size 57344 8 exact 100 100 5734400 0 1 1 21:1
size 57388 1 exact 1 1 57388 0 0 0 -
size 58442 1 exact 1 1 58442 0 0 0 -
size 59169 1 exact 1 1 59169 0 0 0 -
size 59197 1 exact 1 1 59197 0 0 0 -
size 59392 1 exact 1 1 59392 0 0 0 -
size 59392 4 exact 1 1 59392 0 0 0 -
size 60455 1 exact 1 1 60455 0 0 0 -
size 60928 4 exact 1 1 60928 1 0 0 -
size 61447 1 exact 1 1 61447 0 0 0 -
size 61952 4 exact 1 1 61952 1 0 0 -
size 62438 1 exact 1 1 62438 0 0 0 -
size 62464 4 exact 1 1 62464 1 0 0 -
size 63488 4 exact 1 1 63488 1 0 0 -
size 63877 1 exact 1 1 63877 0 0 0 -
size 64623 1 exact 1 1 64623 0 0 0 -
size 65536 4 exact 10 10 655360 6 0 0 -
size 65536 8 exact 7 7 458752 0 0 0 -
size 67057 1 exact 1 1 67057 0 0 0 -
size 67576 1 exact 1 1 67576 0 0 0 -
size 68608 4 exact 1 1 68608 1 0 0 -
size 69120 4 exact 1 1 69120 0 0 0 -
size 69632 4 exact 1 1 69632 1 0 0 -
size 70656 4 exact 1 1 70656 1 0 0 -
size 71680 4 exact 2 2 143360 0 0 0 -
size 73728 4 exact 1 1 73728 1 0 0 -
size 74752 4 exact 1 1 74752 1 0 0 -
size 75013 1 exact 1 1 75013 0 0 0 -
size 75755 1 exact 1 1 75755 0 0 0 -
size 75863 1 exact 1 1 75863 0 0 0 -
size 76800 4 exact 1 1 76800 1 0 0 -
size 78760 4 exact 2 2 157520 0 0 0 -
size 79560 1 exact 1 1 79560 0 0 0 -
size 80480 1 exact 1 1 80480 0 0 0 -
size 80896 4 exact 1 1 80896 1 0 0 -
size 81277 1 exact 1 1 81277 0 0 0 -
size 81920 4 exact 1 1 81920 1 0 0 -
size 82510 1 exact 1 1 82510 0 0 0 -
size 84571 1 exact 1 1 84571 0 0 0 -
size 84736 4 exact 1 1 84736 0 0 0 -
size 86016 4 exact 1 1 86016 0 0 0 -
size 86855 1 exact 1 1 86855 0 0 0 -
size 87189 1 exact 1 1 87189 0 0 0 -
size 88224 4 exact 1 1 88224 1 0 0 -
size 88576 4 exact 1 1 88576 0 0 0 -
size 88653 1 exact 1 1 88653 0 0 0 -
size 89628 1 exact 1 1 89628 0 0 0 -
size 90112 4 exact 3 3 270336 1 0 0 -
size 92160 4 exact 1 1 92160 0 0 0 -
size 93368 4 exact 2 2 186736 0 0 0 -
size 94720 4 exact 1 1 94720 1 0 0 -
size 96592 1 exact 1 1 96592 0 0 0 -
size 96984 8 exact 1 1 96984 1 0 0 -
size 97300 1 exact 1 1 97300 0 0 0 -
size 97503 1 exact 1 1 97503 0 0 0 -
size 98304 8 exact 155 155 15237120 67 1 1 30:1
size 98874 1 exact 1 1 98874 0 0 0 -
size 100368 16 exact 19 19 1906992 0 1 1 22:1
size 100553 1 exact 1 1 100553 0 0 0 -
size 101513 1 exact 1 1 101513 0 0 0 -
size 102416 16 exact 2 2 204832 2 0 0 -
size 104127 1 exact 1 1 104127 0 0 0 -
size 107521 1 exact 1 1 107521 0 0 0 -
size 109568 4 exact 1 1 109568 1 0 0 -
size 111104 4 exact 1 1 111104 1 0 0 -
size 114688 8 exact 49 49 5619712 0 0 0 -
size 115623 1 exact 1 1 115623 0 0 0 -
size 118784 4 exact 1 1 118784 1 0 0 -
size 127825 1 exact 1 1 127825 0 0 0 -
size 128800 1 exact 1 1 128800 0 0 0 -
size 129711 1 exact 1 1 129711 0 0 0 -
size 131072 4 exact 4 4 524288 2 0 0 -
size 131072 8 exact 5 5 655360 0 0 0 -
size 132240 4 exact 2 2 264480 0 0 0 -
size 133878 1 exact 1 1 133878 0 0 0 -
size 134276 1 exact 1 1 134276 0 0 0 -
size 136027 1 exact 1 1 136027 0 0 0 -
size 138240 4 exact 1 1 138240 1 0 0 -
size 138673 1 exact 1 1 138673 0 0 0 -
size 143360 4 exact 2 2 286720 2 0 0 -
size 144888 8 exact 1 1 144888 1 0 0 -
size 145086 1 exact 1 1 145086 0 0 0 -
size 147447 1 exact 1 1 147447 0 0 0 -
size 149037 1 exact 1 1 149037 0 0 0 -
size 158564 1 exact 1 1 158564 0 0 0 -
size 160108 4 exact 2 2 320216 0 0 0 -
size 169472 4 exact 1 1 169472 0 0 0 -
size 172032 4 exact 1 1 172032 1 0 0 -
size 177152 4 exact 1 1 177152 0 0 0 -
size 180224 4 exact 2 2 360448 1 0 0 -
size 184240 8 exact 1 1 184240 0 0 0 -
size 184320 4 exact 1 1 184320 1 0 0 -
size 190452 1 exact 1 1 190452 0 0 0 -
size 196608 8 exact 54 54 10616832 31 0 0 -
size 200720 16 exact 1 1 200720 0 0 0 -
size 214651 1 exact 1 1 214651 0 0 0 -
size 221142 1 exact 1 1 221142 0 0 0 -
size 221748 1 exact 1 1 221748 0 0 0 -
size 229376 8 exact 13 13 2981888 0 0 0 -
size 262144 4 exact 2 2 524288 0 0 0 -
size 262144 8 exact 4 4 1048576 0 0 0 -
size 266293 1 exact 1 1 266293 0 0 0 -
size 320000 8 exact 9 9 2880000 0 0 0 -
size 338944 4 exact 1 1 338944 1 0 0 -
size 354304 4 exact 1 1 354304 1 0 0 -
size 360448 4 exact 1 1 360448 1 0 0 -
size 393216 8 exact 16 16 6291456 7 0 0 -
size 401424 16 exact 1 1 401424 0 0 0 -
size 524288 4 exact 2 2 1048576 0 0 0 -
size 524288 8 exact 2 2 1048576 0 0 0 -
size 708608 8 exact 1 1 708608 1 0 0 -
size 786432 8 exact 8 8 6291456 3 0 0 -
size 802832 16 exact 1 1 802832 1 0 0 -
size 1048576 4 exact 2 2 2097152 0 0 0 -
size 1048576 8 exact 2 2 2097152 0 0 0 -
size 1572864 8 exact 5 5 7864320 2 0 0 -
size 2097152 4 exact 2 2 4194304 2 0 0 -
size 3145728 8 exact 2 2 6291456 1 0 0 -
size 6291456 8 exact 1 1 6291456 1 0 0 -
growth 1 8 60
growth 8 16 24
growth 8 32 109952
growth 9 18 85
growth 13 26 1
growth 16 32 87
growth 16 36 6
growth 16 40 4
growth 16 44 2
growth 16 60 2
growth 16 64 30
growth 16 76 1
growth 16 80 17
growth 16 96 12
growth 16 108 2
growth 16 112 11
growth 16 128 5
growth 16 144 3
growth 16 160 1
growth 16 176 1
growth 16 3304 2
growth 16 3980 2
growth 16 3984 1
growth 17 34 16
growth 18 36 21
growth 21 42 4
growth 26 52 1
growth 32 64 53368
growth 32 72 141
growth 32 80 127
growth 32 88 90
growth 32 96 71
growth 32 104 53
growth 32 112 34
growth 32 120 39
growth 32 128 38
growth 32 136 19
growth 32 144 33
growth 32 152 17
growth 32 160 15
growth 32 168 15
growth 32 176 13
growth 32 184 7
growth 32 192 3
growth 32 200 10
growth 32 208 4
growth 32 216 8
growth 32 224 8
growth 32 232 4
growth 32 248 6
growth 32 256 4
growth 32 264 5
growth 32 280 8
growth 32 288 5
growth 32 296 1
growth 32 304 2
growth 32 320 1
growth 32 328 5
growth 32 344 3
growth 32 352 3
growth 32 360 1
growth 32 368 1
growth 32 408 2
growth 32 416 1
growth 32 432 1
growth 32 440 2
growth 32 480 1
growth 32 504 1
growth 32 512 2
growth 32 528 1
growth 32 552 2
growth 32 560 2
growth 32 568 1
growth 32 608 1
growth 32 624 1
growth 32 656 1
growth 32 664 1
growth 32 680 1
growth 32 752 1
growth 32 768 1
growth 32 856 1
growth 32 896 1
growth 32 1000 1
growth 32 1024 1
growth 36 72 20
growth 40 80 138
growth 40 88 10
growth 40 96 4
growth 40 104 7
growth 40 112 3
growth 40 136 3
growth 40 152 2
growth 40 160 1
growth 40 168 2
growth 40 184 1
growth 40 192 1
growth 40 216 3
growth 40 224 1
growth 40 264 1
growth 44 88 2
growth 48 96 227
growth 48 104 5
growth 48 112 6
growth 48 120 5
growth 48 128 4
growth 48 144 2
growth 48 152 1
growth 48 160 1
growth 48 176 2
growth 48 184 1
growth 48 192 64
growth 48 200 1
growth 48 240 2
growth 48 312 1
growth 48 328 1
growth 48 336 2
growth 48 368 1
growth 48 1056 1
growth 56 112 92
growth 56 120 1
growth 56 128 1
growth 56 136 1
growth 56 168 2
growth 56 176 1
growth 56 200 3
growth 56 208 1
growth 56 216 1
growth 56 256 1
growth 56 296 1
growth 56 352 1
growth 56 528 1
growth 60 120 2
growth 64 128 30897
growth 64 136 27
growth 64 144 17
growth 64 152 15
growth 64 160 15
growth 64 168 18
growth 64 176 7
growth 64 184 14
growth 64 192 8
growth 64 200 7
growth 64 208 9
growth 64 216 9
growth 64 224 2
growth 64 232 5
growth 64 240 3
growth 64 248 4
growth 64 256 3
growth 64 264 4
growth 64 272 2
growth 64 296 4
growth 64 304 1
growth 64 312 2
growth 64 320 1
growth 64 328 1
growth 64 344 1
growth 64 352 1
growth 64 360 1
growth 64 368 1
growth 64 376 2
growth 64 384 2
growth 64 400 2
growth 64 408 2
growth 64 440 1
growth 64 456 1
growth 64 472 1
growth 64 600 1
growth 64 952 1
growth 64 1352 1
growth 64 3320 1
growth 69 138 11
growth 71 142 27
growth 72 144 163
growth 72 152 1
growth 72 160 2
growth 72 168 4
growth 72 176 5
growth 72 192 1
growth 72 224 1
growth 72 248 1
growth 72 256 1
growth 72 264 1
growth 72 320 1
growth 72 408 1
growth 73 146 49
growth 75 150 59
growth 76 152 3
growth 77 154 227
growth 78 156 75
growth 79 158 9
growth 80 160 308
growth 80 168 4
growth 80 176 2
growth 80 184 4
growth 80 192 4
growth 80 200 1
growth 80 216 3
growth 80 224 3
growth 80 232 1
growth 80 240 2
growth 80 272 2
growth 80 280 1
growth 80 288 1
growth 80 368 1
growth 80 592 1
growth 81 162 29
growth 82 164 56
growth 83 166 85
growth 84 168 53
growth 85 170 27
growth 86 172 75
growth 87 174 21
growth 88 176 175
growth 88 184 3
growth 88 192 1
growth 88 200 2
growth 88 216 3
growth 88 224 1
growth 88 240 1
growth 88 272 1
growth 88 336 1
growth 88 344 1
growth 88 384 1
growth 88 480 1
growth 89 178 65
growth 90 180 15
growth 91 182 38
growth 92 184 24
growth 93 186 19
growth 94 188 18
growth 95 190 7
growth 96 192 5705
growth 96 200 2
growth 96 216 1
growth 96 224 2
growth 96 232 1
growth 96 240 1
growth 96 256 2
growth 96 264 2
growth 96 272 1
growth 96 280 1
growth 96 296 1
growth 96 304 2
growth 96 320 1
growth 96 328 1
growth 96 360 1
growth 96 376 2
growth 96 416 2
growth 96 432 1
growth 96 576 1
growth 96 640 1
growth 96 672 1
growth 96 880 1
growth 97 194 31
growth 98 196 7
growth 99 198 10
growth 100 200 5
growth 101 202 3
growth 102 204 2
growth 103 206 1
growth 104 208 88
growth 104 216 1
growth 104 224 1
growth 104 256 2
growth 104 264 1
growth 104 472 1
growth 104 808 1
growth 106 212 16
growth 107 214 3
growth 108 216 3
growth 109 218 4
growth 111 222 2
growth 112 224 116
growth 112 248 1
growth 112 256 1
growth 112 280 1
growth 112 328 1
growth 112 352 1
growth 112 368 1
growth 112 408 1
growth 112 432 1
growth 112 448 1
growth 112 496 1
growth 112 512 1
growth 112 784 1
growth 112 3984 1
growth 113 226 5
growth 120 240 55
growth 120 248 1
growth 120 328 1
growth 120 344 1
growth 120 432 1
growth 120 456 1
growth 120 544 1
growth 120 616 1
growth 120 656 1
growth 120 784 1
growth 128 256 16440
growth 128 264 4
growth 128 272 4
growth 128 280 5
growth 128 288 10
growth 128 296 4
growth 128 304 7
growth 128 312 4
growth 128 320 2
growth 128 328 4
growth 128 336 3
growth 128 344 1
growth 128 352 7
growth 128 360 1
growth 128 368 3
growth 128 392 1
growth 128 400 1
growth 128 416 1
growth 128 424 1
growth 128 448 1
growth 128 456 1
growth 128 480 1
growth 128 520 2
growth 128 544 2
growth 128 560 1
growth 128 616 1
growth 128 624 1
growth 128 664 1
growth 128 704 2
growth 128 864 1
growth 128 976 1
growth 128 1080 1
growth 128 1104 1
growth 136 272 51
growth 136 288 1
growth 136 344 1
growth 136 392 1
growth 136 432 1
growth 136 520 1
growth 136 600 1
growth 144 288 176
growth 144 296 1
growth 144 304 1
growth 144 312 1
growth 144 320 1
growth 144 336 3
growth 144 368 1
growth 144 376 1
growth 144 416 2
growth 144 464 1
growth 144 712 1
growth 144 1008 1
growth 152 304 40
growth 152 352 1
growth 152 360 1
growth 152 400 1
growth 160 320 230
growth 160 336 1
growth 160 376 1
growth 160 384 1
growth 160 392 1
growth 160 408 1
growth 160 448 2
growth 160 472 1
growth 160 504 1
growth 160 528 1
growth 160 536 1
growth 160 640 27
growth 160 648 1
growth 160 720 1
growth 160 1096 1
growth 160 1112 1
growth 168 336 49
growth 168 536 1
growth 176 352 115
growth 176 360 1
growth 176 376 1
growth 176 392 1
growth 176 400 1
growth 176 424 1
growth 176 440 1
growth 176 480 1
growth 176 512 1
growth 176 584 1
growth 176 704 1
growth 184 368 27
growth 184 384 1
growth 184 728 1
growth 192 384 4422
growth 192 392 1
growth 192 408 1
growth 192 416 1
growth 192 424 2
growth 192 440 2
growth 192 504 1
growth 192 856 1
growth 192 960 1
growth 192 1040 1
growth 192 3992 1
growth 200 400 36
growth 200 568 1
growth 208 416 72
growth 208 504 1
growth 208 520 1
growth 208 552 1
growth 208 560 1
growth 208 584 1
growth 208 848 1
growth 208 1392 1
growth 216 432 32
growth 224 448 1015
growth 224 568 1
growth 224 592 1
growth 224 888 1
growth 232 464 13
growth 240 480 54
growth 240 496 1
growth 240 512 1
growth 240 600 1
growth 240 616 1
growth 248 496 19
growth 248 520 1
growth 248 528 1
growth 256 512 7695
growth 256 520 1
growth 256 528 2
growth 256 536 2
growth 256 544 3
growth 256 552 1
growth 256 560 1
growth 256 576 1
growth 256 592 1
growth 256 608 1
growth 256 640 1
growth 256 656 2
growth 256 680 1
growth 256 688 2
growth 256 696 1
growth 256 704 1
growth 256 728 1
growth 256 800 1
growth 256 880 1
growth 256 1104 1
growth 256 1592 1
growth 256 1656 1
growth 256 1736 1
growth 256 1840 1
growth 264 528 17
growth 264 560 1
growth 272 544 46
growth 272 648 1
growth 272 728 1
growth 272 1096 1
growth 280 560 18
growth 280 568 1
growth 280 632 1
growth 280 680 1
growth 288 576 129
growth 288 648 1
growth 288 688 1
growth 288 840 1
growth 288 1592 1
growth 288 2160 1
growth 296 592 15
growth 296 648 1
growth 296 736 1
growth 304 608 40
growth 304 720 1
growth 304 912 1
growth 304 1192 1
growth 312 624 7
growth 320 640 137
growth 320 664 1
growth 320 712 1
growth 320 832 1
growth 320 840 1
growth 320 1000 1
growth 320 1080 1
growth 320 1568 1
growth 328 656 17
growth 328 1304 1
growth 336 672 46
growth 336 696 1
growth 336 800 1
growth 344 688 8
growth 352 704 82
growth 352 1048 1
growth 352 1184 1
growth 352 1824 1
growth 360 720 6
growth 364 728 1
growth 368 736 24
growth 368 992 1
growth 368 1616 1
growth 376 752 9
growth 384 768 3015
growth 384 888 1
growth 384 984 1
growth 384 1096 1
growth 384 1184 1
growth 384 1240 1
growth 384 1424 1
growth 392 784 6
growth 392 1008 1
growth 392 1184 1
growth 400 800 28
growth 400 976 1
growth 408 816 9
growth 416 832 56
growth 416 856 1
growth 416 984 1
growth 416 1072 1
growth 416 2072 1
growth 424 848 6
growth 432 864 27
growth 432 952 1
growth 440 880 8
growth 448 896 948
growth 448 960 1
growth 448 976 1
growth 448 1064 1
growth 456 912 5
growth 464 928 13
growth 472 944 4
growth 472 1008 1
growth 480 960 40
growth 480 1088 1
growth 480 1952 1
growth 488 976 4
growth 496 992 12
growth 496 1288 1
growth 504 1008 4
growth 512 1024 3290
growth 512 1040 1
growth 512 1120 1
growth 512 1288 1
growth 512 1408 1
growth 512 1496 1
growth 512 1832 1
growth 520 1040 6
growth 528 1056 18
growth 528 1200 1
growth 528 1312 1
growth 528 1816 1
growth 536 1072 6
growth 544 1088 38
growth 544 1560 1
growth 552 1104 5
growth 560 1120 17
growth 560 1256 1
growth 568 1136 4
growth 568 1224 1
growth 576 1152 95
growth 576 1280 1
growth 584 1168 3
growth 592 1184 15
growth 600 1200 4
growth 608 1216 29
growth 608 1656 1
growth 608 7344 1
growth 616 1232 5
growth 624 1248 9
growth 632 1264 3
growth 640 1280 97
growth 640 1592 1
growth 640 4696 1
growth 648 1296 4
growth 656 1312 13
growth 664 1328 4
growth 672 1344 32
growth 680 1360 3
growth 688 1376 8
growth 696 1392 2
growth 704 1408 64
growth 704 1664 1
growth 704 2112 1
growth 704 4168 1
growth 712 1424 3
growth 720 1440 7
growth 728 1456 3
growth 736 1472 15
growth 736 1488 1
growth 752 1504 5
growth 752 1736 1
growth 752 2256 1
growth 768 1536 2328
growth 768 1816 1
growth 784 1568 9
growth 792 1584 1
growth 800 1600 22
growth 800 1888 1
growth 800 2304 1
growth 808 1616 1
growth 816 1632 8
growth 824 1648 1
growth 832 1664 36
growth 840 1680 2
growth 848 1696 5
growth 856 1712 3
growth 864 1728 17
growth 864 1856 1
growth 872 1744 1
growth 880 1760 9
growth 888 1776 2
growth 896 1792 821
growth 896 1936 1
growth 896 1968 1
growth 912 1824 5
growth 928 1856 9
growth 944 1888 4
growth 952 1904 3
growth 960 1920 26
growth 960 2304 1
growth 976 1952 6
growth 984 1968 2
growth 992 1984 12
growth 992 7840 1
growth 1000 2000 2
growth 1008 2016 7
growth 1024 2048 1370
growth 1024 2456 1
growth 1040 2080 7
growth 1048 2096 2
growth 1056 2112 15
growth 1056 2616 1
growth 1064 2128 2
growth 1072 2144 4
growth 1080 2160 2
growth 1088 2176 21
growth 1088 2648 1
growth 1096 2192 4
growth 1104 2208 6
growth 1104 2528 1
growth 1112 2224 1
growth 1120 2240 14
growth 1136 2272 1
growth 1144 2288 1
growth 1152 2304 62
growth 1152 2496 1
growth 1168 2336 2
growth 1184 2368 11
growth 1184 11632 1
growth 1192 2384 1
growth 1200 2400 4
growth 1208 2416 1
growth 1216 2432 18
growth 1224 2448 2
growth 1232 2464 4
growth 1240 2480 1
growth 1248 2496 7
growth 1248 2544 1
growth 1256 2512 1
growth 1264 2528 3
growth 1280 2560 75
growth 1280 2880 1
growth 1288 2576 2
growth 1296 2592 2
growth 1304 2608 1
growth 1312 2624 4
growth 1328 2656 2
growth 1344 2688 21
growth 1360 2720 2
growth 1376 2752 7
growth 1384 2768 1
growth 1392 2784 2
growth 1408 2816 45
growth 1424 2848 3
growth 1440 2880 8
growth 1448 2896 1
growth 1456 2912 3
growth 1472 2944 12
growth 1480 2960 1
growth 1488 2976 2
growth 1496 2992 1
growth 1504 3008 5
growth 1512 3024 1
growth 1536 3072 1813
growth 1552 3104 1
growth 1560 3120 1
growth 1568 3136 6
growth 1584 3168 1
growth 1592 3184 3
growth 1600 3200 17
growth 1616 3232 2
growth 1632 3264 6
growth 1648 3296 1
growth 1656 3312 2
growth 1664 3328 28
growth 1680 3360 2
growth 1696 3392 5
growth 1712 3424 1
growth 1728 3456 11
growth 1736 3472 3
growth 1760 3520 7
growth 1776 3552 2
growth 1784 3568 1
growth 1792 3584 668
growth 1792 3872 1
growth 1816 3632 2
growth 1824 3648 4
growth 1840 3680 1
growth 1856 3712 8
growth 1888 3776 3
growth 1904 3808 3
growth 1920 3840 18
growth 1936 3872 1
growth 1952 3904 6
growth 1968 3936 2
growth 1984 3968 9
growth 2000 4000 1
growth 2016 4032 4
growth 2048 4096 521
growth 2048 5304 1
growth 2072 4808 1
growth 2080 4160 5
growth 2096 4192 1
growth 2112 4224 10
growth 2128 4256 1
growth 2144 4288 3
growth 2152 4304 1
growth 2160 4320 2
growth 2176 4352 15
growth 2192 4384 4
growth 2208 4416 4
growth 2224 4448 1
growth 2240 4480 12
growth 2256 4512 1
growth 2272 4544 1
growth 2304 4608 39
growth 2336 4672 2
growth 2368 4736 7
growth 2384 4768 1
growth 2400 4800 4
growth 2416 4832 1
growth 2432 4864 9
growth 2456 5512 1
growth 2464 4928 3
growth 2528 5056 4
growth 2560 5120 45
growth 2576 5152 2
growth 2592 5184 2
growth 2608 5216 1
growth 2648 5296 1
growth 2656 5312 2
growth 2688 5376 16
growth 2720 5440 2
growth 2752 5504 5
growth 2768 5536 1
growth 2784 5568 2
growth 2816 5632 28
growth 2848 5696 4
growth 2880 5760 6
growth 2896 5792 1
growth 2912 5824 2
growth 2944 5888 8
growth 2960 5920 1
growth 2976 5952 1
growth 3008 6016 3
growth 3072 6144 1373
growth 3072 8000 1
growth 3120 6240 1
growth 3136 6272 5
growth 3184 6368 3
growth 3200 6400 15
growth 3232 6464 2
growth 3264 6528 3
growth 3296 6592 1
growth 3304 6608 2
growth 3320 6640 1
growth 3328 6656 18
growth 3328 7688 1
growth 3360 6720 1
growth 3392 6784 3
growth 3424 6848 1
growth 3456 6912 8
growth 3472 6944 2
growth 3520 7040 3
growth 3552 7104 2
growth 3584 7168 490
growth 3632 7264 2
growth 3648 7296 4
growth 3712 7424 4
growth 3776 7552 3
growth 3808 7616 2
growth 3840 7680 9
growth 3872 7744 2
growth 3904 7808 4
growth 3968 7936 7
growth 4032 8064 1
growth 4096 8192 207
growth 4096 22056 1
growth 4160 8320 2
growth 4168 8336 1
growth 4224 8448 6
growth 4288 8576 2
growth 4304 8608 1
growth 4320 8640 2
growth 4352 8704 11
growth 4416 8832 3
growth 4480 8960 9
growth 4544 9088 1
growth 4608 9216 28
growth 4672 9344 1
growth 4696 9392 1
growth 4736 9472 4
growth 4768 9536 1
growth 4800 9600 1
growth 4808 9616 1
growth 4864 9728 7
growth 4888 9776 1
growth 4928 9856 3
growth 4992 9984 1
growth 5056 10112 1
growth 5120 10240 20
growth 5120 11496 1
growth 5184 10368 1
growth 5208 10416 1
growth 5216 10432 1
growth 5296 10592 1
growth 5304 10608 1
growth 5312 10624 1
growth 5376 10752 9
growth 5440 10880 1
growth 5504 11008 1
growth 5512 11024 1
growth 5536 11072 1
growth 5568 11136 2
growth 5632 11264 21
growth 5696 11392 3
growth 5760 11520 5
growth 5792 11584 1
growth 5824 11648 2
growth 5888 11776 7
growth 5920 11840 1
growth 5952 11904 1
growth 6016 12032 2
growth 6144 12288 971
growth 6240 14664 1
growth 6272 12544 4
growth 6336 12672 1
growth 6400 12800 12
growth 6528 13056 1
growth 6640 13280 1
growth 6656 13312 8
growth 6848 13696 1
growth 6912 13824 5
growth 6944 13888 1
growth 7040 14080 2
growth 7168 14336 325
growth 7264 14528 1
growth 7296 14592 2
growth 7424 14848 2
growth 7552 15104 3
growth 7616 15232 1
growth 7680 15360 5
growth 7688 15376 1
growth 7744 15488 1
growth 7808 15616 2
growth 7936 15872 2
growth 8192 16384 80
growth 8448 16896 2
growth 8576 17152 2
growth 8640 17280 1
growth 8704 17408 6
growth 8832 17664 2
growth 8960 17920 3
growth 9008 18016 1
growth 9088 18176 1
growth 9216 18432 14
growth 9344 18688 1
growth 9472 18944 3
growth 9600 19200 1
growth 9616 19232 1
growth 9728 19456 4
growth 9856 19712 2
growth 10032 20064 1
growth 10112 20224 1
growth 10240 20480 10
growth 10368 20736 1
growth 10432 20864 1
growth 10496 20992 1
growth 10592 21184 1
growth 10608 21216 1
growth 10624 21248 1
growth 10752 21504 6
growth 10880 21760 1
growth 11008 22016 1
growth 11072 22144 1
growth 11264 22528 14
growth 11392 22784 1
growth 11496 22992 1
growth 11520 23040 4
growth 11632 23264 1
growth 11648 23296 2
growth 11776 23552 1
growth 11840 23680 1
growth 12032 24064 1
growth 12288 24576 621
growth 12544 25088 3
growth 12800 25600 8
growth 13056 26112 1
growth 13312 26624 6
growth 13440 26880 1
growth 13696 27392 1
growth 13824 27648 1
growth 13888 27776 1
growth 14336 28672 184
growth 14688 29376 1
growth 14848 29696 1
growth 15232 30464 1
growth 15616 31232 2
growth 15872 31744 1
growth 16384 32768 21
growth 17152 34304 1
growth 17280 34560 1
growth 17408 34816 1
growth 17664 35328 2
growth 17920 35840 2
growth 18432 36864 12
growth 18688 37376 1
growth 20224 40448 1
growth 20480 40960 7
growth 21184 42368 1
growth 21216 42432 1
growth 22056 44112 1
growth 22144 44288 1
growth 22528 45056 8
growth 22784 45568 1
growth 23040 46080 1
growth 23680 47360 1
growth 24576 49152 334
growth 25600 51200 2
growth 26624 53248 2
growth 27392 54784 1
growth 27776 55552 1
growth 28672 57344 101
growth 29696 59392 1
growth 30464 60928 1
growth 30976 61952 1
growth 31744 63488 1
growth 32768 65536 17
growth 34560 69120 1
growth 34816 69632 1
growth 35328 70656 1
growth 36864 73728 1
growth 37376 74752 1
growth 38400 76800 1
growth 40448 80896 1
growth 40960 81920 1
growth 42368 84736 1
growth 43008 86016 1
growth 44288 88576 1
growth 45056 90112 3
growth 49152 98304 155
growth 54784 109568 1
growth 55552 111104 1
growth 57344 114688 49
growth 59392 118784 1
growth 65536 131072 9
growth 69120 138240 1
growth 71680 143360 2
growth 86016 172032 1
growth 88576 177152 1
growth 90112 180224 2
growth 92160 184320 1
growth 98304 196608 54
growth 114688 229376 13
growth 131072 262144 6
growth 169472 338944 1
growth 177152 354304 1
growth 180224 360448 1
growth 196608 393216 16
growth 262144 524288 4
growth 393216 786432 8
growth 524288 1048576 4
growth 786432 1572864 5
growth 1048576 2097152 2
growth 1572864 3145728 2
other-growth 126
live 0 4170749
live 16777216 6912778
live 33554432 8483733
live 50331648 10227039
live 67108864 11184766
live 83886080 12298816
live 100663296 13650988
live 117440512 14524581
live 134217728 16698536
live 150994944 20000014
live 167772160 21089769
live 184549376 21814868
live 201326592 22351090
live 218103808 22934177
live 234881024 24009850
live 251658240 25849509
live 268435456 26434499
live 285212672 27776758
live 301989888 28752887
live 318767104 29345965
live 335544320 30339366
live 352321536 31036215
live 369098752 31825645
live 385875968 32879300
live 402653184 33209394
live 419430400 33931574
live 436207616 33998129
live 452984832 36365819
live 469762048 38253815
live 486539264 41313119
live 503316480 42046171
live 520093696 42394892
live 536870912 42828664
live 553648128 42934139
live 570425344 43156613
live 587202560 43280883
live 603979776 43646797
live 620756992 43754232
live 637534208 45078240
live 654311424 44891021
live 671088640 44978295
live 687865856 45308680
live 721420288 45572503
live 738197504 46110927
live 754974720 47070221
live 771751936 48365797
live 788529152 49686623
live 805306368 50858557
live 822083584 53880211
live 838860800 56207320
live 855638016 58272956
live 872415232 59854886
live 889192448 62313499
live 905969664 62123417
live 922746880 63465724
live 939524096 65005618
live 956301312 66581310
live 973078528 67573295
live 989855744 69167759
live 1006632960 70036307
live 1023410176 72815994
live 1040187392 74694667
live 1056964608 77160201
live 1073741824 78252098
live 1090519040 79352957
live 1107296256 81896601
live 1124073472 86502799
live 1140850688 87909838
live 1157627904 88367141
live 1174405120 89577801
live 1191182336 89716989
live 1207959552 91372521
live 1224736768 93785551
live 1241513984 95268790
live 1258291200 97594334
live 1275068416 98757726
live 1291845632 99143593
live 1325400064 99363705
live 1358954496 99309178
live 2701131776 99045224
live 2717908992 99434168
live 2734686208 99911912
live 2751463424 101863664
live 2768240640 103262888
live 2785017856 104065304
live 2801795072 99819444
live 2818572288 88420620
live 2835349504 87013425
live 2852126720 86089320
live 2868903936 81866822
live 2885681152 79853002
live 2919235584 76575763
live 2936012800 76013040
live 2952790016 69793749
live 2969567232 59146454
live 2986344448 48093278
live 3003121664 37614300
live 3019898880 29979850
live 3036676096 17983944
end 3057
