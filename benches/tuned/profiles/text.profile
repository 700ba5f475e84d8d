slabmalloc-profile 1
duration 3699249431
peak 152026717
sampling 256 711
size 1 1 exact 35394 35394 35394 35115 131 61 31:131
size 2 1 exact 5750 5750 11500 5549 22 14 11:1,31:21
size 3 1 exact 81535 81535 244605 41804 315 276 6:2,7:2,8:2,12:1,15:2,16:4,17:14,18:21,19:20,20:18,21:25,22:31,23:14,24:1,31:158
size 4 1 exact 76613 76611 306452 20891 254 251 9:1,10:1,15:2,16:6,17:12,18:18,19:20,20:32,21:37,22:23,23:9,25:1,31:92
size 4 4 exact 102 102 408 22 1 0 25:1
size 5 1 exact 117207 117207 586035 68207 425 341 13:3,14:1,15:4,16:3,17:9,18:16,19:17,20:36,21:35,22:30,23:15,24:2,31:254
size 6 1 exact 68585 68585 411510 22817 250 241 11:2,13:2,15:4,16:6,17:4,18:14,19:29,20:22,21:32,22:31,23:11,24:2,31:91
size 7 1 exact 88061 88061 616427 53563 299 218 15:1,16:1,17:7,18:10,19:15,20:19,21:22,22:27,23:13,24:2,31:182
size 8 1 exact 34007 34007 272056 10709 121 115 16:3,17:5,18:5,19:14,20:16,21:18,22:20,23:9,31:31
size 8 4 exact 315474 315474 2523792 17 1094 577 8:1,9:17,10:27,11:46,12:62,13:44,14:52,15:70,16:63,17:74,18:93,19:112,20:134,21:145,22:105,23:45,24:3,26:1
size 8 8 exact 51 51 408 0 0 0 -
size 9 1 exact 55322 55322 497898 37586 204 146 7:4,8:2,10:2,16:2,17:3,18:7,19:4,20:11,21:9,22:19,23:2,31:139
size 10 1 exact 673888 673888 6738880 23772 2276 94 6:9,7:124,8:372,9:650,10:416,11:363,12:114,13:104,14:10,15:3,16:1,17:3,19:5,20:7,21:6,22:4,23:1,31:84
size 11 1 exact 35586 35586 391446 27814 127 96 16:1,18:4,19:4,20:3,21:6,22:4,23:1,31:104
size 12 1 exact 20793 20793 249516 16867 89 75 16:1,17:2,19:2,20:3,21:5,22:4,23:3,31:69
size 12 4 exact 2 2 24 2 0 0 -
size 13 1 exact 30778 30778 400114 27984 111 71 18:1,19:2,20:1,21:3,22:1,31:103
size 14 1 exact 23957 23957 335398 22170 86 68 21:1,22:2,23:1,31:82
size 15 1 exact 23714 23714 355710 22800 91 67 20:1,21:2,31:88
size 16 1 exact 17860 17860 285760 17334 64 37 31:64
size 16 4 exact 2441 2441 39056 904 7 0 12:1,14:1,15:1,18:1,19:1,31:2
size 16 8 exact 27047 27047 432752 15 22 0 5:1,6:1,7:14,8:2,9:3,25:1
size 17 1 exact 28808 28808 489736 28383 99 61 31:99
size 18 1 exact 17060 17060 307080 16777 55 36 25:2,31:53
size 19 1 exact 39977 39977 759563 39501 143 80 31:143
size 20 1 exact 17095 17095 341900 16403 54 33 31:54
size 20 4 exact 28 28 560 0 1 0 10:1
size 21 1 exact 36314 36314 762594 32663 136 85 31:136
size 22 1 exact 21485 21485 472670 20871 76 45 31:76
size 23 1 exact 19838 19838 456274 19464 61 33 9:1,31:60
size 24 1 exact 24341 24341 584184 23861 88 56 31:88
size 24 4 exact 811 811 19464 396 6 0 11:1,16:1,17:1,18:2,31:1
size 24 8 exact 83 83 1992 13 1 0 25:1
size 25 1 exact 19177 19177 479425 18852 59 33 31:59
size 26 1 exact 20028 20028 520728 19507 103 54 31:103
size 27 1 exact 27934 27934 754218 25987 104 64 31:104
size 28 1 exact 23855 23855 667940 23448 92 53 9:1,31:91
size 28 4 exact 28 28 784 8 0 0 -
size 29 1 exact 26788 26788 776852 26409 102 61 9:1,31:101
size 30 1 exact 22496 22496 674880 22337 84 38 10:1,31:83
size 31 1 exact 27507 27507 852717 27145 102 55 9:1,31:101
size 32 1 exact 22422 22422 717504 21734 72 42 31:72
size 32 4 exact 178591 178591 5714912 11650 663 377 6:4,8:3,10:1,11:2,12:10,13:15,14:17,15:38,16:49,17:66,18:64,19:71,20:72,21:83,22:75,23:25,24:6,25:2,26:6,27:7,28:4,31:43
size 32 8 exact 615670 615670 19701440 536 2338 2 6:46,7:648,8:416,9:530,10:561,11:119,12:8,13:6,14:2,31:2
size 33 1 exact 23359 23359 770847 23173 101 53 31:101
size 34 1 exact 28222 28222 959548 28049 110 64 9:1,31:109
size 35 1 exact 24895 24895 871325 24672 84 42 8:1,9:1,31:82
size 36 1 exact 23020 23020 828720 22760 86 46 31:86
size 36 4 exact 98 98 3528 8 0 0 -
size 37 1 exact 21582 21582 798534 21456 79 43 9:1,31:78
size 38 1 exact 21000 21000 798000 20559 83 43 31:83
size 39 1 exact 19787 19787 771693 19700 64 38 31:64
size 40 1 exact 18502 18502 740080 18408 73 36 31:73
size 40 4 exact 867 867 34680 317 1 0 31:1
size 40 8 exact 267 267 10680 189 2 1 31:2
size 41 1 exact 18727 18727 767807 18572 65 34 31:65
size 42 1 exact 17069 17069 716898 16959 57 29 31:57
size 43 1 exact 16012 16012 688516 15857 69 41 31:69
size 44 1 exact 15933 15933 701052 14976 72 47 31:72
size 44 4 exact 165 165 7260 10 2 0 13:1,25:1
size 45 1 exact 16248 16248 731160 15922 55 27 10:1,31:54
size 46 1 exact 15976 15976 734896 14915 59 34 31:59
size 47 1 exact 12836 12835 603292 12540 42 26 31:42
size 48 1 exact 10729 10729 514992 10481 36 20 31:36
size 48 4 exact 715 715 34320 225 3 0 17:1,21:1,22:1
size 48 8 exact 1999 1998 95952 770 3 0 29:2,31:1
size 49 1 exact 12690 12690 621810 12332 38 20 31:38
size 50 1 exact 10644 10644 532200 10581 46 31 31:46
size 51 1 exact 10531 10531 537081 10221 39 24 31:39
size 52 1 exact 9902 9902 514904 9016 30 11 31:30
size 52 4 exact 59 59 3068 8 1 1 31:1
size 53 1 exact 9267 9267 491151 9185 28 19 31:28
size 54 1 exact 10222 10222 551988 10117 39 25 31:39
size 55 1 exact 12110 12110 666050 11985 39 21 31:39
size 56 1 exact 9069 9069 507864 8961 36 19 31:36
size 56 4 exact 391 391 21896 157 0 0 -
size 56 8 exact 7001 7001 392056 2431 16 5 15:2,16:1,17:1,28:2,29:4,31:6
size 57 1 exact 8265 8265 471105 8138 25 15 31:25
size 58 1 exact 8114 8114 470612 8055 31 13 31:31
size 59 1 exact 7207 7207 425213 7131 41 21 31:41
size 60 1 exact 7615 7615 456900 7540 24 13 31:24
size 60 4 exact 8 8 480 0 0 0 -
size 61 1 exact 6885 6885 419985 6723 26 16 31:26
size 62 1 exact 7488 7488 464256 7426 18 11 31:18
size 63 1 exact 9838 9838 619794 9802 32 17 31:32
size 64 1 exact 8208 8208 525312 8143 39 28 31:39
size 64 4 exact 73407 73407 4698048 2006 288 124 12:4,13:4,14:16,15:10,16:27,17:30,18:35,19:28,20:37,21:31,22:24,23:8,24:5,25:4,26:5,27:1,28:1,29:3,31:15
size 64 8 exact 3726 3587 238464 1406 12 8 12:1,13:1,29:2,31:8
size 65 1 exact 7649 7649 497185 7580 31 20 31:31
size 66 1 exact 9233 9233 609378 9113 30 20 31:30
size 67 1 exact 8365 8365 560455 8269 28 18 31:28
size 68 1 exact 8929 8929 607172 8763 33 22 31:33
size 68 4 exact 14 14 952 8 0 0 -
size 69 1 exact 9481 9479 654189 8877 47 27 31:47
size 70 1 exact 9008 9008 630560 8990 24 18 31:24
size 71 1 exact 9583 9573 680393 9489 28 20 31:28
size 72 1 exact 10338 10336 744336 10271 41 18 31:41
size 72 4 exact 464 464 33408 148 1 1 31:1
size 72 8 exact 520 520 37440 262 3 1 26:1,28:1,31:1
size 73 1 exact 9901 9899 722773 9809 41 22 31:41
size 74 1 exact 13913 13913 1029562 13892 35 21 31:35
size 75 1 exact 13361 13361 1002075 13235 65 38 31:65
size 76 1 exact 14527 14527 1104052 14491 44 18 31:44
size 76 4 exact 1 1 76 0 0 0 -
size 77 1 exact 13666 13660 1052282 13356 42 24 31:42
size 78 1 exact 12315 12311 960570 12219 47 31 31:47
size 79 1 exact 10911 10911 861969 10824 38 24 31:38
size 80 1 exact 5369 5367 429520 5229 18 14 31:18
size 80 4 exact 489 489 39120 142 4 0 16:1,24:3
size 80 8 exact 1420 1420 113600 130 9 0 6:4,7:1,10:2,21:2
size 81 1 exact 2467 2467 199827 2393 10 5 31:10
size 82 1 exact 2062 2062 169084 1985 11 4 31:11
size 83 1 exact 2017 2017 167411 1890 7 3 31:7
size 84 1 exact 1974 1974 165816 1843 1 1 31:1
size 84 4 exact 13 13 1092 8 0 0 -
size 85 1 exact 1647 1647 139995 1565 6 3 31:6
size 86 1 exact 1710 1710 147060 1575 6 3 31:6
size 87 1 exact 1456 1456 126672 1370 8 4 31:8
size 88 1 exact 1479 1479 130152 1388 5 3 31:5
size 88 4 exact 261 261 22968 76 3 1 20:1,25:1,31:1
size 88 8 exact 30 30 2640 29 1 0 31:1
size 89 1 exact 1265 1265 112585 1150 5 1 31:5
size 90 1 exact 1486 1486 133740 1431 6 3 31:6
size 91 1 exact 1078 1078 98098 993 2 1 31:2
size 92 1 exact 1399 1399 128708 1347 3 0 31:3
size 93 1 exact 792 792 73656 746 1 1 31:1
size 94 1 exact 776 776 72944 730 2 1 31:2
size 95 1 exact 891 891 84645 864 1 0 31:1
size 96 1 exact 742 742 71232 702 3 1 31:3
size 96 4 exact 456 456 43776 208 2 0 25:1,26:1
size 96 8 exact 95760 95760 9192960 38635 304 1 7:1,9:4,10:6,11:3,12:3,13:2,14:4,15:1,16:2,17:5,18:7,19:9,20:20,21:29,22:34,23:61,24:28,25:73,26:12
size 97 1 exact 867 867 84099 812 5 3 31:5
size 98 1 exact 781 781 76538 753 4 2 31:4
size 99 1 exact 642 642 63558 616 6 6 31:6
size 100 1 exact 1932 1932 193200 1907 2 0 31:2
size 100 4 exact 2 2 200 0 0 0 -
size 101 1 exact 154 154 15554 136 1 1 31:1
size 102 1 exact 179 179 18258 146 1 0 31:1
size 103 1 exact 159 159 16377 119 1 1 31:1
size 104 1 exact 129 129 13416 101 0 0 -
size 104 4 exact 151 151 15704 34 1 0 22:1
size 105 1 exact 125 125 13125 93 1 0 31:1
size 106 1 exact 115 115 12190 75 1 0 31:1
size 107 1 exact 81 81 8667 65 0 0 -
size 108 1 exact 57 57 6156 41 0 0 -
size 108 4 exact 2 2 216 0 0 0 -
size 109 1 exact 107 107 11663 76 0 0 -
size 110 1 exact 104 104 11440 82 1 0 31:1
size 111 1 exact 96 96 10656 71 0 0 -
size 112 1 exact 60 60 6720 49 0 0 -
size 112 4 exact 268 268 30016 82 1 0 20:1
size 112 8 exact 15 15 1680 0 0 0 -
size 113 1 exact 83 83 9379 60 2 2 31:2
size 114 1 exact 101 101 11514 70 0 0 -
size 115 1 exact 55 55 6325 46 0 0 -
size 116 1 exact 54 54 6264 49 0 0 -
size 116 4 exact 10 10 1160 8 0 0 -
size 116 16 exact 128 128 14848 4 0 0 -
size 117 1 exact 31 31 3627 29 0 0 -
size 118 1 exact 43 43 5074 41 1 0 31:1
size 119 1 exact 36 36 4284 36 0 0 -
size 120 1 exact 24 24 2880 24 0 0 -
size 120 4 exact 108 108 12960 38 0 0 -
size 120 8 exact 3 3 360 0 0 0 -
size 121 1 exact 36 36 4356 36 0 0 -
size 122 1 exact 29 29 3538 29 0 0 -
size 123 1 exact 31 31 3813 29 0 0 -
size 124 1 exact 26 26 3224 24 0 0 -
size 125 1 exact 21 21 2625 20 0 0 -
size 126 1 exact 40 40 5040 39 0 0 -
size 127 1 exact 21 21 2667 18 0 0 -
size 128 1 exact 50 50 6400 30 1 1 31:1
size 128 4 exact 42445 42445 5432960 1473 147 68 13:4,14:6,15:8,16:21,17:11,18:19,19:13,20:29,21:20,22:14,31:2
size 128 8 exact 551 544 70528 4 0 0 -
size 129 1 exact 10 10 1290 10 0 0 -
size 130 1 exact 17 17 2210 15 0 0 -
size 131 1 exact 11 11 1441 9 0 0 -
size 132 1 exact 13 13 1716 12 0 0 -
size 132 4 exact 1 1 132 0 0 0 -
size 133 1 exact 23 23 3059 22 0 0 -
size 134 1 exact 21 21 2814 20 0 0 -
size 135 1 exact 4 4 540 4 0 0 -
size 136 1 exact 13 13 1768 13 0 0 -
size 136 4 exact 105 105 14280 24 0 0 -
size 137 1 exact 3 3 411 2 0 0 -
size 138 1 exact 28 28 3864 16 0 0 -
size 139 1 exact 5 5 695 5 0 0 -
size 140 1 exact 15 15 2100 14 0 0 -
size 140 4 exact 1 1 140 0 0 0 -
size 141 1 exact 15 15 2115 15 0 0 -
size 142 1 exact 75 75 10650 11 0 0 -
size 143 1 exact 6 6 858 6 0 0 -
size 144 1 exact 27 27 3888 9 0 0 -
size 144 4 exact 301 301 43344 70 0 0 -
size 144 8 exact 38 38 5472 2 0 0 -
size 145 1 exact 10 10 1450 9 0 0 -
size 146 1 exact 76 76 11096 59 1 0 31:1
size 147 1 exact 6 6 882 6 0 0 -
size 148 1 exact 7 7 1036 7 0 0 -
size 148 4 exact 26 26 3848 16 0 0 -
size 149 1 exact 17 17 2533 16 0 0 -
size 150 1 exact 101 101 15150 64 0 0 -
size 151 1 exact 3 3 453 3 0 0 -
size 152 1 exact 11 11 1672 7 0 0 -
size 152 4 exact 102 102 15504 33 0 0 -
size 152 8 exact 238 238 36176 0 0 0 -
size 153 1 exact 3 3 459 2 0 0 -
size 154 1 exact 279 279 42966 238 0 0 -
size 155 1 exact 8 8 1240 7 0 0 -
size 156 1 exact 85 85 13260 57 0 0 -
size 157 1 exact 5 5 785 4 0 0 -
size 158 1 exact 68 68 10744 24 0 0 -
size 159 1 exact 6 6 954 5 0 0 -
size 160 1 exact 120 120 19200 62 0 0 -
size 160 4 exact 375 375 60000 98 1 0 23:1
size 160 8 exact 155 155 24800 4 0 0 -
size 161 1 exact 3 3 483 2 0 0 -
size 162 1 exact 57 57 9234 43 0 0 -
size 163 1 exact 14 14 2282 14 0 0 -
size 164 1 exact 58 58 9512 52 0 0 -
size 164 4 exact 1 1 164 0 0 0 -
size 165 1 exact 8 8 1320 8 0 0 -
size 166 1 exact 108 108 17928 88 0 0 -
size 167 1 exact 1 1 167 0 0 0 -
size 168 1 exact 106 106 17808 90 1 0 31:1
size 168 4 exact 77 77 12936 24 0 0 -
size 168 8 exact 1 1 168 1 0 0 -
size 169 1 exact 2 2 338 2 0 0 -
size 170 1 exact 60 60 10200 47 0 0 -
size 171 1 exact 10 10 1710 10 0 0 -
size 172 1 exact 111 111 19092 87 0 0 -
size 172 4 exact 11 11 1892 8 0 0 -
size 173 1 exact 1 1 173 0 0 0 -
size 174 1 exact 68 68 11832 48 0 0 -
size 175 1 exact 2 2 350 0 0 0 -
size 176 1 exact 69 69 12144 60 0 0 -
size 176 4 exact 204 204 35904 59 0 0 -
size 176 8 exact 1 1 176 0 0 0 -
size 177 1 exact 1 1 177 0 0 0 -
size 178 1 exact 104 104 18512 87 0 0 -
size 179 1 exact 1 1 179 0 0 0 -
size 180 1 exact 40 40 7200 30 0 0 -
size 181 1 exact 2 2 362 2 0 0 -
size 182 1 exact 67 67 12194 60 0 0 -
size 184 1 exact 41 41 7544 34 0 0 -
size 184 4 exact 54 54 9936 16 0 0 -
size 186 1 exact 36 36 6696 23 0 0 -
size 188 1 exact 35 35 6580 27 0 0 -
size 189 1 exact 1 1 189 0 0 0 -
size 190 1 exact 16 16 3040 9 0 0 -
size 191 1 exact 1 1 191 0 0 0 -
size 192 1 exact 33 33 6336 23 0 0 -
size 192 4 exact 268 268 51456 60 1 1 31:1
size 192 8 exact 10656 10656 2045952 985 30 0 9:3,10:4,11:4,14:1,15:1,16:1,17:1,20:3,21:2,22:1,23:4,24:2,25:3
size 194 1 exact 45 45 8730 38 0 0 -
size 196 1 exact 19 19 3724 15 0 0 -
size 198 1 exact 15 15 2970 11 0 0 -
size 200 1 exact 17 17 3400 14 1 0 31:1
size 200 4 exact 72 72 14400 16 0 0 -
size 202 1 exact 11 11 2222 7 0 0 -
size 204 1 exact 27 27 5508 20 0 0 -
size 206 1 exact 27 27 5562 17 1 0 13:1
size 208 1 exact 25 25 5200 10 0 0 -
size 208 4 exact 144 144 29952 48 1 0 24:1
size 210 1 exact 27 27 5670 13 0 0 -
size 212 1 exact 34 34 7208 22 0 0 -
size 212 16 exact 1531 1531 324572 0 0 0 -
size 214 1 exact 10 10 2140 8 0 0 -
size 216 1 exact 8 8 1728 8 0 0 -
size 216 4 exact 46 46 9936 9 1 0 19:1
size 216 8 exact 45 45 9720 1 6 0 16:2,17:1,18:1,19:1,21:1
size 216 16 exact 84 84 18144 4 0 0 -
size 217 1 exact 1 1 217 0 0 0 -
size 218 1 exact 20 20 4360 15 0 0 -
size 220 1 exact 11 11 2420 9 0 0 -
size 222 1 exact 11 11 2442 11 0 0 -
size 223 1 exact 1 1 223 0 0 0 -
size 224 1 exact 6 6 1344 6 0 0 -
size 224 4 exact 203 203 45472 63 1 0 22:1
size 224 8 exact 1513 1513 338912 0 0 0 -
size 226 1 exact 14 14 3164 14 0 0 -
size 227 1 exact 1 1 227 0 0 0 -
size 228 1 exact 18 18 4104 18 0 0 -
size 229 1 exact 2 2 458 2 0 0 -
size 230 1 exact 8 8 1840 8 0 0 -
size 232 1 exact 2 2 464 2 0 0 -
size 232 4 exact 31 31 7192 10 0 0 -
size 234 1 exact 2 2 468 1 0 0 -
size 235 1 exact 1 1 235 0 0 0 -
size 236 1 exact 3 3 708 1 0 0 -
size 236 4 exact 1 1 236 0 0 0 -
size 238 1 exact 2 2 476 2 0 0 -
size 239 1 exact 1 1 239 0 0 0 -
size 240 4 exact 74 74 17760 18 0 0 -
size 240 8 exact 26 26 6240 0 0 0 -
size 241 1 exact 1 1 241 0 0 0 -
size 244 1 exact 1 1 244 0 0 0 -
size 247 1 exact 1 1 247 0 0 0 -
size 248 1 exact 1 1 248 0 0 0 -
size 248 4 exact 52 52 12896 15 0 0 -
size 250 1 exact 1 1 250 0 0 0 -
size 253 1 exact 2 2 506 0 0 0 -
size 255 1 exact 2 2 510 2 0 0 -
size 256 1 exact 6 6 1536 0 0 0 -
size 256 4 exact 22844 22844 5848064 1157 77 39 14:1,15:1,16:5,17:8,18:8,19:13,20:14,21:9,22:8,23:3,24:1,25:2,26:2,31:2
size 256 8 exact 302 289 77312 29 0 0 -
size 263 1 exact 1 1 263 0 0 0 -
size 264 4 exact 31 31 8184 2 0 0 -
size 264 8 exact 19 19 5016 2 0 0 -
size 266 1 exact 2 2 532 2 0 0 -
size 267 1 exact 4 4 1068 4 0 0 -
size 269 1 exact 3 3 807 0 0 0 -
size 272 1 exact 1 1 272 0 0 0 -
size 272 4 exact 92 92 25024 25 0 0 -
size 276 1 exact 1 1 276 0 0 0 -
size 277 1 exact 4 4 1108 4 0 0 -
size 280 1 exact 1 1 280 1 0 0 -
size 280 4 exact 36 36 10080 7 0 0 -
size 280 8 exact 7 7 1960 0 0 0 -
size 285 1 exact 1 1 285 0 0 0 -
size 287 1 exact 4 4 1148 4 0 0 -
size 288 1 exact 8 8 2304 0 0 0 -
size 288 4 exact 243 243 69984 78 1 0 19:1
size 288 8 exact 12 12 3456 0 0 0 -
size 291 1 exact 1 1 291 0 0 0 -
size 294 1 exact 1 1 294 0 0 0 -
size 296 4 exact 28 28 8288 2 0 0 -
size 296 8 exact 1 1 296 0 0 0 -
size 297 1 exact 2 2 594 2 0 0 -
size 298 1 exact 5 5 1490 4 0 0 -
size 299 1 exact 1 1 299 0 0 0 -
size 300 4 exact 3 3 900 0 0 0 -
size 301 1 exact 3 3 903 2 0 0 -
size 302 1 exact 1 1 302 0 0 0 -
size 304 1 exact 1 1 304 0 0 0 -
size 304 4 exact 84 84 25536 31 1 1 31:1
size 306 1 exact 1 1 306 0 0 0 -
size 308 1 exact 10 10 3080 10 0 0 -
size 309 1 exact 5 5 1545 5 0 0 -
size 310 1 exact 2 2 620 0 0 0 -
size 311 1 exact 1 1 311 0 0 0 -
size 312 1 exact 1 1 312 0 0 0 -
size 312 4 exact 18 18 5616 4 0 0 -
size 312 8 exact 5 5 1560 1 0 0 -
size 315 1 exact 1 1 315 0 0 0 -
size 316 1 exact 1 1 316 0 0 0 -
size 317 1 exact 1 1 317 0 0 0 -
size 318 1 exact 4 4 1272 4 0 0 -
size 319 1 exact 1 1 319 0 0 0 -
size 320 4 exact 264 264 84480 81 0 0 -
size 320 8 exact 23 23 7360 0 0 0 -
size 320 32 exact 42 42 13440 2 0 0 -
size 322 1 exact 1 1 322 0 0 0 -
size 325 1 exact 2 2 650 0 0 0 -
size 328 1 exact 2 2 656 2 0 0 -
size 328 4 exact 31 31 10168 10 0 0 -
size 328 8 exact 1 1 328 0 0 0 -
size 329 1 exact 6 6 1974 4 0 0 -
size 330 1 exact 1 1 330 0 0 0 -
size 332 1 exact 1 1 332 0 0 0 -
size 336 4 exact 63 63 21168 17 1 1 31:1
size 336 8 exact 6 5 2016 2 0 0 -
size 337 1 exact 1 1 337 0 0 0 -
size 339 1 exact 4 4 1356 4 0 0 -
size 340 1 exact 2 2 680 0 0 0 -
size 342 1 exact 1 1 342 0 0 0 -
size 344 4 exact 18 18 6192 2 0 0 -
size 349 1 exact 4 4 1396 4 0 0 -
size 352 4 exact 149 149 52448 46 0 0 -
size 352 8 exact 7 7 2464 0 0 0 -
size 353 1 exact 1 1 353 0 0 0 -
size 355 1 exact 1 1 355 0 0 0 -
size 359 1 exact 4 4 1436 4 0 0 -
size 360 4 exact 13 13 4680 3 0 0 -
size 360 8 exact 1 0 360 1 0 0 -
size 362 1 exact 2 2 724 0 0 0 -
size 366 1 exact 2 2 732 0 0 0 -
size 368 4 exact 56 56 20608 23 0 0 -
size 369 1 exact 4 4 1476 2 0 0 -
size 370 1 exact 5 5 1850 4 0 0 -
size 371 1 exact 2 2 742 0 0 0 -
size 372 1 exact 2 2 744 0 0 0 -
size 373 1 exact 1 1 373 0 0 0 -
size 376 4 exact 25 25 9400 5 0 0 -
size 380 1 exact 4 4 1520 4 0 0 -
size 380 4 exact 1 1 380 0 0 0 -
size 384 1 exact 2 2 768 0 0 0 -
size 384 4 exact 206 206 79104 57 0 0 -
size 384 8 exact 6600 6600 2534400 436 27 0 10:4,11:8,12:1,13:2,14:1,16:2,18:1,20:1,22:2,23:3,24:1,25:1
size 390 1 exact 5 5 1950 4 0 0 -
size 392 4 exact 14 14 5488 2 0 0 -
size 396 1 exact 1 1 396 0 0 0 -
size 397 1 exact 1 1 397 0 0 0 -
size 400 1 exact 2 2 800 2 0 0 -
size 400 4 exact 60 60 24000 23 1 0 27:1
size 400 16 exact 104 104 41600 24 0 0 -
size 401 1 exact 5 5 2005 4 0 0 -
size 403 1 exact 2 2 806 0 0 0 -
size 404 1 exact 1 1 404 0 0 0 -
size 405 1 exact 1 1 405 0 0 0 -
size 406 1 exact 1 1 406 0 0 0 -
size 407 1 exact 1 1 407 0 0 0 -
size 408 1 exact 1 1 408 0 0 0 -
size 408 4 exact 13 13 5304 2 0 0 -
size 408 8 exact 1 1 408 1 0 0 -
size 408 16 exact 1518 1518 619344 0 0 0 -
size 411 1 exact 4 4 1644 4 0 0 -
size 416 4 exact 96 96 39936 23 0 0 -
size 416 16 exact 66 66 27456 22 0 0 -
size 421 1 exact 5 5 2105 4 0 0 -
size 423 1 exact 2 2 846 0 0 0 -
size 424 4 exact 13 13 5512 0 0 0 -
size 426 1 exact 1 1 426 0 0 0 -
size 430 1 exact 1 1 430 0 0 0 -
size 431 1 exact 3 3 1293 2 0 0 -
size 432 1 exact 5 5 2160 4 0 0 -
size 432 4 exact 40 40 17280 9 0 0 -
size 432 8 exact 1 1 432 1 0 0 -
size 434 1 exact 1 1 434 0 0 0 -
size 436 1 exact 1 1 436 0 0 0 -
size 439 1 exact 1 1 439 0 0 0 -
size 440 4 exact 9 9 3960 2 0 0 -
size 442 1 exact 4 4 1768 4 0 0 -
size 444 1 exact 1 1 444 0 0 0 -
size 445 1 exact 2 2 890 2 0 0 -
size 446 1 exact 1 1 446 0 0 0 -
size 448 4 exact 123 123 55104 38 1 0 28:1
size 448 8 exact 1342 1342 601216 0 10 0 13:2,14:6,15:2
size 449 1 exact 1 1 449 0 0 0 -
size 450 1 exact 1 1 450 0 0 0 -
size 452 1 exact 4 4 1808 4 0 0 -
size 455 1 exact 3 3 1365 0 0 0 -
size 456 4 exact 6 6 2736 1 0 0 -
size 456 8 exact 11178 11178 5097168 4788 30 0 18:1,20:2,21:5,22:6,23:4,24:2,25:9,26:1
size 461 1 exact 1 1 461 0 0 0 -
size 462 1 exact 5 5 2310 4 0 0 -
size 463 1 exact 1 1 463 0 0 0 -
size 464 4 exact 26 26 12064 8 0 0 -
size 465 1 exact 1 1 465 0 0 0 -
size 466 1 exact 1 1 466 0 0 0 -
size 468 1 exact 1 1 468 0 0 0 -
size 472 1 exact 3 3 1416 2 0 0 -
size 472 4 exact 10 10 4720 4 0 0 -
size 473 1 exact 4 4 1892 4 0 0 -
size 476 1 exact 2 2 952 0 0 0 -
size 480 1 exact 2 2 960 0 0 0 -
size 480 4 exact 59 59 28320 16 0 0 -
size 481 1 exact 1 1 481 0 0 0 -
size 483 1 exact 4 4 1932 4 0 0 -
size 485 1 exact 2 2 970 0 0 0 -
size 487 1 exact 1 1 487 0 0 0 -
size 488 4 exact 4 4 1952 1 0 0 -
size 491 1 exact 1 1 491 0 0 0 -
size 492 1 exact 1 1 492 0 0 0 -
size 493 1 exact 4 4 1972 4 0 0 -
size 495 1 exact 1 1 495 0 0 0 -
size 496 4 exact 31 31 15376 7 0 0 -
size 500 1 exact 2 2 1000 0 0 0 -
size 503 1 exact 4 4 2012 2 0 0 -
size 504 1 exact 8 8 4032 4 0 0 -
size 504 4 exact 7 7 3528 0 0 0 -
size 504 8 exact 1 1 504 1 0 0 -
size 506 1 exact 1 1 506 0 0 0 -
size 512 4 exact 11132 11132 5699584 1024 50 27 15:2,16:3,17:3,18:4,19:6,20:10,21:6,22:5,23:2,24:1,25:1,26:1,27:1,29:2,31:3
size 512 8 exact 202 197 103424 10 1 1 31:1
size 512 64 exact 52 52 26624 12 0 0 -
size 513 1 exact 1 1 513 0 0 0 -
size 516 1 exact 1 1 516 0 0 0 -
size 517 1 exact 1 1 517 0 0 0 -
size 518 1 exact 2 2 1036 0 0 0 -
size 520 4 exact 7 7 3640 0 0 0 -
size 524 1 exact 4 4 2096 4 0 0 -
size 527 1 exact 1 1 527 0 0 0 -
size 528 1 exact 1 1 528 0 0 0 -
size 528 4 exact 29 29 15312 7 0 0 -
size 528 8 exact 1 1 528 1 0 0 -
size 529 1 exact 1 1 529 0 0 0 -
size 535 1 exact 4 4 2140 4 0 0 -
size 536 4 exact 7 7 3752 1 0 0 -
size 544 4 exact 74 74 40256 21 0 0 -
size 544 8 exact 5 4 2720 4 0 0 -
size 545 1 exact 4 4 2180 4 0 0 -
size 548 1 exact 1 1 548 0 0 0 -
size 550 1 exact 1 1 550 0 0 0 -
size 552 4 exact 6 6 3312 0 0 0 -
size 552 8 exact 1506 1506 831312 638 5 0 23:1,25:4
size 554 1 exact 1 1 554 0 0 0 -
size 555 1 exact 6 6 3330 4 0 0 -
size 557 1 exact 3 3 1671 0 0 0 -
size 560 1 exact 1 1 560 0 0 0 -
size 560 4 exact 33 33 18480 7 0 0 -
size 562 1 exact 1 1 562 0 0 0 -
size 565 1 exact 4 4 2260 4 0 0 -
size 567 1 exact 1 1 567 0 0 0 -
size 568 4 exact 7 7 3976 0 0 0 -
size 573 1 exact 2 2 1146 0 0 0 -
size 574 1 exact 1 1 574 0 0 0 -
size 575 1 exact 2 2 1150 2 0 0 -
size 576 1 exact 12 12 6912 4 0 0 -
size 576 4 exact 175 175 100800 62 1 0 27:1
size 576 32 exact 2 2 1152 1 0 0 -
size 580 1 exact 1 1 580 0 0 0 -
size 584 1 exact 1 1 584 0 0 0 -
size 584 4 exact 8 8 4672 0 0 0 -
size 586 1 exact 4 4 2344 4 0 0 -
size 590 1 exact 1 1 590 0 0 0 -
size 592 4 exact 27 27 15984 7 0 0 -
size 592 8 exact 1 1 592 0 0 0 -
size 595 1 exact 1 1 595 0 0 0 -
size 596 1 exact 4 4 2384 4 0 0 -
size 598 1 exact 1 1 598 0 0 0 -
size 600 4 exact 5 5 3000 0 0 0 -
size 605 1 exact 2 2 1210 0 0 0 -
size 606 1 exact 3 3 1818 2 0 0 -
size 607 1 exact 4 4 2428 4 0 0 -
size 608 4 exact 54 54 32832 14 1 0 26:1
size 612 1 exact 1 1 612 0 0 0 -
size 616 4 exact 8 8 4928 0 0 0 -
size 621 1 exact 1 1 621 0 0 0 -
size 623 1 exact 1 1 623 0 0 0 -
size 624 1 exact 1 1 624 0 0 0 -
size 624 4 exact 16 16 9984 7 0 0 -
size 629 1 exact 1 1 629 0 0 0 -
size 632 4 exact 5 5 3160 1 0 0 -
size 633 1 exact 1 1 633 0 0 0 -
size 635 1 exact 2 2 1270 0 0 0 -
size 637 1 exact 4 4 2548 2 0 0 -
size 638 1 exact 4 4 2552 4 0 0 -
size 640 1 rounded 16 16 9318 14 0 0 -
size 640 4 exact 174 174 111360 50 1 0 26:1
size 640 8 exact 74 74 47360 0 0 0 -
size 640 32 exact 1 1 640 1 0 0 -
size 640 128 exact 2 2 1280 0 0 0 -
size 642 1 exact 1 1 642 0 0 0 -
size 648 1 exact 5 5 3240 4 0 0 -
size 648 4 exact 5 5 3240 1 0 0 -
size 651 1 exact 2 2 1302 0 0 0 -
size 656 4 exact 18 18 11808 6 0 0 -
size 656 8 exact 1 1 656 0 0 0 -
size 658 1 exact 4 4 2632 4 0 0 -
size 662 1 exact 4 4 2648 4 0 0 -
size 663 1 exact 1 1 663 0 0 0 -
size 664 1 exact 2 2 1328 2 0 0 -
size 664 4 exact 3 3 1992 1 0 0 -
size 668 1 exact 4 4 2672 4 0 0 -
size 672 1 exact 2 2 1344 0 0 0 -
size 672 4 exact 44 44 29568 14 0 0 -
size 675 1 exact 1 1 675 0 0 0 -
size 678 1 exact 3 3 2034 2 0 0 -
size 679 1 exact 4 4 2716 2 0 0 -
size 680 4 exact 3 3 2040 1 0 0 -
size 682 1 exact 2 2 1364 0 0 0 -
size 684 1 exact 1 1 684 0 0 0 -
size 687 1 exact 1 1 687 0 0 0 -
size 688 4 exact 17 17 11696 4 0 0 -
size 692 1 exact 2 2 1384 0 0 0 -
size 693 1 exact 1 1 693 0 0 0 -
size 696 4 exact 3 3 2088 1 0 0 -
size 696 8 exact 1 1 696 1 0 0 -
size 700 1 exact 2 2 1400 0 0 0 -
size 704 4 exact 102 102 71808 35 0 0 -
size 708 1 exact 1 1 708 0 0 0 -
size 709 1 exact 2 2 1418 0 0 0 -
size 711 1 exact 1 1 711 0 0 0 -
size 712 1 exact 1 1 712 0 0 0 -
size 712 4 exact 3 3 2136 0 0 0 -
size 720 4 exact 11 11 7920 3 0 0 -
size 726 1 exact 2 2 1452 0 0 0 -
size 728 4 exact 1 1 728 0 0 0 -
size 729 1 exact 1 1 729 0 0 0 -
size 732 4 exact 2 2 1464 0 0 0 -
size 736 1 exact 1 1 736 0 0 0 -
size 736 4 exact 27 27 19872 5 0 0 -
size 737 1 exact 1 1 737 0 0 0 -
size 738 1 exact 1 0 738 0 0 0 -
size 742 1 exact 1 1 742 0 0 0 -
size 744 1 exact 1 1 744 0 0 0 -
size 744 4 exact 3 3 2232 1 1 0 22:1
size 746 1 exact 1 1 746 0 0 0 -
size 750 1 exact 2 2 1500 0 0 0 -
size 751 1 exact 2 2 1502 2 0 0 -
size 752 4 exact 15 15 11280 4 0 0 -
size 753 1 exact 1 1 753 0 0 0 -
size 754 1 exact 5 5 3770 5 0 0 -
size 758 1 exact 1 1 758 0 0 0 -
size 760 4 exact 4 4 3040 1 0 0 -
size 762 1 exact 1 1 762 0 0 0 -
size 767 1 exact 2 2 1534 2 0 0 -
size 768 1 rounded 2 2 1477 0 0 0 -
size 768 4 exact 144 144 110592 42 1 0 22:1
size 768 8 exact 4550 4550 3494400 228 17 2 11:6,12:1,13:1,14:3,19:1,20:2,21:2,22:1
size 769 1 exact 4 4 3076 4 0 0 -
size 775 1 exact 2 2 1550 2 0 0 -
size 776 4 exact 1 1 776 0 0 0 -
size 782 1 exact 2 2 1564 0 0 0 -
size 784 4 exact 10 10 7840 4 0 0 -
size 792 1 exact 1 1 792 0 0 0 -
size 793 1 exact 1 1 793 0 0 0 -
size 794 1 exact 2 2 1588 0 0 0 -
size 796 1 exact 1 1 796 0 0 0 -
size 798 1 exact 1 1 798 0 0 0 -
size 800 4 exact 37 37 29600 10 0 0 -
size 800 16 exact 1485 1485 1188000 0 7 0 13:1,14:6
size 802 1 exact 2 2 1604 0 0 0 -
size 803 1 exact 1 1 803 0 0 0 -
size 804 1 exact 1 1 804 0 0 0 -
size 806 1 exact 2 2 1612 2 0 0 -
size 807 1 exact 1 1 807 0 0 0 -
size 808 1 exact 1 1 808 0 0 0 -
size 808 4 exact 2 2 1616 0 0 0 -
size 809 1 exact 4 4 3236 4 0 0 -
size 815 1 exact 1 1 815 0 0 0 -
size 816 1 exact 1 1 816 0 0 0 -
size 816 4 exact 14 14 11424 3 0 0 -
size 816 16 exact 18 18 14688 8 0 0 -
size 818 1 exact 1 1 818 0 0 0 -
size 820 1 exact 1 1 820 0 0 0 -
size 822 1 exact 1 1 822 0 0 0 -
size 824 4 exact 3 3 2472 1 0 0 -
size 827 1 exact 1 1 827 0 0 0 -
size 829 1 exact 1 1 829 0 0 0 -
size 831 1 exact 1 1 831 0 0 0 -
size 832 4 exact 72 72 59904 23 1 0 24:1
size 837 1 exact 2 2 1674 2 0 0 -
size 838 1 exact 2 2 1676 2 0 0 -
size 839 1 exact 3 3 2517 2 0 0 -
size 840 4 exact 2 2 1680 0 0 0 -
size 842 1 exact 1 1 842 0 0 0 -
size 843 1 exact 1 1 843 0 0 0 -
size 844 1 exact 1 1 844 0 0 0 -
size 848 1 exact 1 1 848 0 0 0 -
size 848 4 exact 13 13 11024 3 0 0 -
size 849 1 exact 1 1 849 0 0 0 -
size 850 1 exact 1 1 850 0 0 0 -
size 856 1 exact 2 2 1712 0 0 0 -
size 856 4 exact 3 3 2568 1 0 0 -
size 856 8 exact 2 2 1712 2 0 0 -
size 864 4 exact 31 31 26784 10 1 1 31:1
size 864 32 exact 1 1 864 1 0 0 -
size 865 1 exact 1 1 865 0 0 0 -
size 866 1 exact 2 2 1732 0 0 0 -
size 867 1 exact 1 1 867 0 0 0 -
size 871 1 exact 2 2 1742 0 0 0 -
size 872 4 exact 2 2 1744 0 0 0 -
size 872 8 exact 8 8 6976 8 0 0 -
size 878 1 exact 1 1 878 0 0 0 -
size 880 4 exact 30 30 26400 22 0 0 -
size 881 1 exact 1 1 881 0 0 0 -
size 887 1 exact 1 1 887 0 0 0 -
size 888 4 exact 3 3 2664 1 0 0 -
size 888 8 exact 2 2 1776 2 0 0 -
size 896 1 rounded 2 2 1674 0 0 0 -
size 896 4 exact 84 84 75264 24 0 0 -
size 896 8 exact 1261 1261 1129856 0 5 0 14:1,15:1,16:2,19:1
size 902 1 exact 2 2 1804 0 0 0 -
size 905 1 exact 1 1 905 0 0 0 -
size 910 1 exact 2 2 1820 0 0 0 -
size 912 4 exact 7 7 6384 1 0 0 -
size 912 8 exact 1 1 912 1 0 0 -
size 914 1 exact 2 2 1828 0 0 0 -
size 916 1 exact 1 1 916 0 0 0 -
size 920 4 exact 1 1 920 0 0 0 -
size 928 4 exact 20 20 18560 7 0 0 -
size 932 1 exact 1 1 932 0 0 0 -
size 936 4 exact 2 2 1872 0 0 0 -
size 937 1 exact 1 1 937 0 0 0 -
size 939 1 exact 1 1 939 0 0 0 -
size 941 1 exact 1 1 941 0 0 0 -
size 944 1 exact 1 1 944 0 0 0 -
size 944 4 exact 6 6 5664 0 0 0 -
size 952 4 exact 2 2 1904 0 0 0 -
size 960 4 exact 44 44 42240 15 0 0 -
size 964 1 exact 1 1 964 0 0 0 -
size 968 1 exact 1 1 968 0 0 0 -
size 968 4 exact 1 1 968 0 0 0 -
size 976 4 exact 5 5 4880 2 0 0 -
size 981 1 exact 1 1 981 0 0 0 -
size 983 1 exact 1 1 983 0 0 0 -
size 984 4 exact 2 2 1968 0 0 0 -
size 992 4 exact 24 24 23808 2 0 0 -
size 998 1 exact 1 1 998 0 0 0 -
size 1000 1 exact 1 1 1000 0 0 0 -
size 1000 4 exact 11 11 11000 8 0 0 -
size 1008 4 exact 11 11 11088 2 0 0 -
size 1012 4 exact 1 1 1012 0 0 0 -
size 1013 1 exact 1 1 1013 0 0 0 -
size 1015 1 exact 1 1 1015 0 0 0 -
size 1016 4 exact 1 1 1016 0 0 0 -
size 1024 1 exact 1 1 1024 0 0 0 -
size 1024 1 rounded 2 2 2021 0 0 0 -
size 1024 4 exact 4897 4897 5014528 469 21 12 17:2,18:1,19:3,20:8,21:1,22:1,25:2,26:1,27:1,31:1
size 1024 8 exact 103 103 105472 9 3 0 12:3
size 1027 1 exact 1 1 1027 0 0 0 -
size 1032 4 exact 2 2 2064 0 0 0 -
size 1032 8 exact 57 57 58824 57 0 0 -
size 1040 4 exact 7 7 7280 2 0 0 -
size 1040 8 exact 2 2 2080 2 0 0 -
size 1041 1 exact 2 2 2082 0 0 0 -
size 1044 1 exact 1 1 1044 0 0 0 -
size 1048 1 exact 2 2 2096 0 0 0 -
size 1048 4 exact 1 1 1048 0 0 0 -
size 1051 1 exact 1 1 1051 0 0 0 -
size 1052 4 exact 1 1 1052 0 0 0 -
size 1056 4 exact 23 23 24288 5 0 0 -
size 1059 1 exact 1 1 1059 0 0 0 -
size 1061 1 exact 1 1 1061 0 0 0 -
size 1062 1 exact 1 1 1062 0 0 0 -
size 1064 1 exact 2 2 2128 0 0 0 -
size 1064 4 exact 1 1 1064 0 0 0 -
size 1068 1 exact 1 1 1068 0 0 0 -
size 1071 1 exact 1 1 1071 0 0 0 -
size 1072 4 exact 7 7 7504 4 0 0 -
size 1074 1 exact 3 3 3222 2 0 0 -
size 1075 1 exact 2 2 2150 2 0 0 -
size 1080 4 exact 2 2 2160 0 0 0 -
size 1088 4 exact 51 51 55488 17 0 0 -
size 1090 1 exact 1 1 1090 0 0 0 -
size 1093 1 exact 1 1 1093 0 0 0 -
size 1096 4 exact 1 1 1096 0 0 0 -
size 1098 1 exact 1 1 1098 0 0 0 -
size 1101 1 exact 1 1 1101 0 0 0 -
size 1104 4 exact 7 7 7728 2 0 0 -
size 1111 1 exact 1 1 1111 0 0 0 -
size 1112 4 exact 1 1 1112 0 0 0 -
size 1115 1 exact 2 2 2230 0 0 0 -
size 1120 4 exact 27 27 30240 6 0 0 -
size 1121 1 exact 2 2 2242 2 0 0 -
size 1123 1 exact 1 1 1123 0 0 0 -
size 1124 1 exact 1 1 1124 0 0 0 -
size 1128 4 exact 1 1 1128 1 0 0 -
size 1130 1 exact 1 1 1130 0 0 0 -
size 1135 1 exact 2 2 2270 0 0 0 -
size 1136 4 exact 8 8 9088 2 1 0 26:1
size 1137 1 exact 1 1 1137 0 0 0 -
size 1138 1 exact 2 2 2276 0 0 0 -
size 1140 1 exact 2 2 2280 2 0 0 -
size 1144 4 exact 1 1 1144 0 0 0 -
size 1146 1 exact 2 2 2292 0 0 0 -
size 1148 1 exact 1 1 1148 0 0 0 -
size 1151 1 exact 1 1 1151 0 0 0 -
size 1152 1 exact 8 8 9216 2 0 0 -
size 1152 4 exact 112 112 129024 44 0 0 -
size 1152 8 exact 19 19 21888 0 1 0 13:1
size 1155 1 exact 1 1 1155 0 0 0 -
size 1162 1 exact 1 1 1162 0 0 0 -
size 1164 1 exact 1 1 1164 0 0 0 -
size 1168 4 exact 9 9 10512 3 0 0 -
size 1173 1 exact 1 1 1173 0 0 0 -
size 1176 1 exact 1 1 1176 0 0 0 -
size 1180 1 exact 1 1 1180 0 0 0 -
size 1184 4 exact 22 22 26048 4 0 0 -
size 1184 8 exact 1 1 1184 1 0 0 -
size 1185 1 exact 1 1 1185 0 0 0 -
size 1189 1 exact 1 1 1189 0 0 0 -
size 1191 1 exact 1 1 1191 0 0 0 -
size 1193 1 exact 1 1 1193 0 0 0 -
size 1194 1 exact 1 1 1194 0 0 0 -
size 1197 1 exact 1 1 1197 0 0 0 -
size 1200 4 exact 7 7 8400 2 0 0 -
size 1203 1 exact 1 1 1203 0 0 0 -
size 1206 1 exact 1 1 1206 0 0 0 -
size 1207 1 exact 1 1 1207 0 0 0 -
size 1208 4 exact 1 1 1208 0 0 0 -
size 1214 1 exact 1 1 1214 0 0 0 -
size 1216 4 exact 37 37 44992 11 0 0 -
size 1217 1 exact 1 1 1217 0 0 0 -
size 1222 1 exact 1 1 1222 0 0 0 -
size 1224 4 exact 4 4 4896 1 0 0 -
size 1226 1 exact 1 1 1226 0 0 0 -
size 1232 1 exact 1 1 1232 0 0 0 -
size 1232 4 exact 9 9 11088 4 0 0 -
size 1234 1 exact 1 1 1234 0 0 0 -
size 1235 1 exact 1 1 1235 0 0 0 -
size 1239 1 exact 1 1 1239 0 0 0 -
size 1244 1 exact 1 1 1244 0 0 0 -
size 1245 1 exact 1 1 1245 0 0 0 -
size 1248 4 exact 11 11 13728 0 0 0 -
size 1248 8 exact 2 2 2496 2 0 0 -
size 1249 1 exact 1 1 1249 0 0 0 -
size 1257 1 exact 1 1 1257 0 0 0 -
size 1258 1 exact 1 1 1258 0 0 0 -
size 1263 1 exact 1 1 1263 0 0 0 -
size 1264 4 exact 3 3 3792 1 0 0 -
size 1267 1 exact 1 1 1267 0 0 0 -
size 1272 4 exact 1 1 1272 1 0 0 -
size 1274 1 exact 2 2 2548 0 0 0 -
size 1280 4 exact 122 122 156160 40 1 0 23:1
size 1286 1 exact 1 1 1286 0 0 0 -
size 1288 1 exact 1 1 1288 0 0 0 -
size 1288 4 exact 3 3 3864 0 0 0 -
size 1289 1 exact 1 1 1289 0 0 0 -
size 1293 1 exact 1 1 1293 0 0 0 -
size 1296 4 exact 4 4 5184 2 0 0 -
size 1305 1 exact 1 1 1305 0 0 0 -
size 1310 1 exact 1 1 1310 0 0 0 -
size 1312 4 exact 13 13 17056 8 0 0 -
size 1312 8 exact 1 1 1312 1 0 0 -
size 1317 1 exact 1 1 1317 0 0 0 -
size 1319 1 exact 1 1 1319 0 0 0 -
size 1320 1 exact 1 1 1320 0 0 0 -
size 1320 4 exact 1 1 1320 0 0 0 -
size 1322 1 exact 1 1 1322 0 0 0 -
size 1324 1 exact 2 2 2648 0 0 0 -
size 1328 4 exact 2 2 2656 0 0 0 -
size 1329 1 exact 2 2 2658 0 0 0 -
size 1334 1 exact 1 1 1334 0 0 0 -
size 1336 4 exact 1 1 1336 0 0 0 -
size 1339 1 exact 1 1 1339 0 0 0 -
size 1344 4 exact 30 30 40320 6 0 0 -
size 1345 1 exact 1 1 1345 0 0 0 -
size 1348 1 exact 1 1 1348 0 0 0 -
size 1351 1 exact 3 3 4053 0 0 0 -
size 1360 4 exact 4 4 5440 1 0 0 -
size 1363 1 exact 2 2 2726 0 0 0 -
size 1369 1 exact 1 1 1369 0 0 0 -
size 1376 4 exact 13 13 17888 2 0 0 -
size 1384 1 exact 1 1 1384 0 0 0 -
size 1384 4 exact 3 3 4152 0 0 0 -
size 1388 1 exact 1 1 1388 0 0 0 -
size 1392 4 exact 2 2 2784 0 0 0 -
size 1393 1 exact 1 1 1393 0 0 0 -
size 1395 1 exact 1 1 1395 0 0 0 -
size 1400 1 exact 3 3 4200 0 0 0 -
size 1400 4 exact 1 1 1400 0 0 0 -
size 1400 8 exact 12 12 16800 12 0 0 -
size 1408 4 exact 64 64 90112 20 0 0 -
size 1409 1 exact 1 1 1409 0 0 0 -
size 1414 1 exact 2 2 2828 0 0 0 -
size 1416 4 exact 1 1 1416 0 0 0 -
size 1419 1 exact 1 1 1419 0 0 0 -
size 1424 4 exact 6 6 8544 1 0 0 -
size 1430 1 exact 2 2 2860 0 0 0 -
size 1432 4 exact 2 2 2864 0 0 0 -
size 1440 4 exact 8 8 11520 2 0 0 -
size 1444 4 exact 13 13 18772 8 0 0 -
size 1448 4 exact 1 1 1448 0 0 0 -
size 1448 8 exact 52 52 75296 12 0 0 -
size 1456 4 exact 3 3 4368 0 0 0 -
size 1459 1 exact 1 1 1459 0 0 0 -
size 1464 4 exact 1 1 1464 0 0 0 -
size 1472 4 exact 22 22 32384 8 0 0 -
size 1480 1 exact 1 1 1480 0 0 0 -
size 1480 4 exact 2 2 2960 0 0 0 -
size 1481 1 exact 1 1 1481 0 0 0 -
size 1483 1 exact 1 1 1483 0 0 0 -
size 1488 4 exact 3 3 4464 0 0 0 -
size 1490 1 exact 1 1 1490 0 0 0 -
size 1504 4 exact 11 11 16544 2 0 0 -
size 1507 1 exact 1 1 1507 0 0 0 -
size 1508 1 exact 1 1 1508 0 0 0 -
size 1510 1 exact 1 1 1510 0 0 0 -
size 1511 1 exact 2 2 3022 0 0 0 -
size 1512 1 exact 1 1 1512 0 0 0 -
size 1512 4 exact 1 1 1512 0 0 0 -
size 1515 1 exact 1 1 1515 0 0 0 -
size 1520 4 exact 4 4 6080 0 0 0 -
size 1521 1 exact 1 1 1521 0 0 0 -
size 1528 4 exact 1 1 1528 0 0 0 -
size 1535 1 exact 1 1 1535 0 0 0 -
size 1536 1 rounded 2 2 2707 0 0 0 -
size 1536 4 exact 101 101 155136 41 0 0 -
size 1536 8 exact 3503 3503 5380608 220 17 2 11:1,12:1,14:3,15:4,16:3,17:1,18:1,21:1,22:1,31:1
size 1539 1 exact 1 1 1539 0 0 0 -
size 1541 1 exact 1 1 1541 0 0 0 -
size 1544 4 exact 1 1 1544 0 0 0 -
size 1546 1 exact 1 1 1546 0 0 0 -
size 1552 4 exact 2 2 3104 1 0 0 -
size 1560 1 exact 1 1 1560 0 0 0 -
size 1560 4 exact 2 2 3120 0 0 0 -
size 1560 8 exact 4 4 6240 4 0 0 -
size 1562 1 exact 1 1 1562 0 0 0 -
size 1568 1 exact 1 1 1568 0 0 0 -
size 1568 4 exact 6 6 9408 4 0 0 -
size 1584 4 exact 1 1 1584 0 0 0 -
size 1584 16 exact 1392 1392 2204928 0 30 4 13:2,14:13,15:9,16:4,18:1,20:1
size 1587 1 exact 2 2 3174 0 0 0 -
size 1595 1 exact 1 1 1595 0 0 0 -
size 1598 1 exact 1 1 1598 0 0 0 -
size 1600 4 exact 27 27 43200 7 0 0 -
size 1602 1 exact 1 1 1602 0 0 0 -
size 1603 1 exact 1 1 1603 0 0 0 -
size 1604 1 exact 1 1 1604 0 0 0 -
size 1607 1 exact 1 1 1607 0 0 0 -
size 1608 4 exact 2 2 3216 0 0 0 -
size 1616 4 exact 2 2 3232 1 0 0 -
size 1616 16 exact 10 10 16160 8 0 0 -
size 1620 1 exact 1 1 1620 0 0 0 -
size 1624 1 exact 1 1 1624 0 0 0 -
size 1630 1 exact 1 1 1630 0 0 0 -
size 1632 4 exact 11 11 17952 1 1 0 21:1
size 1646 1 exact 1 1 1646 0 0 0 -
size 1648 4 exact 3 3 4944 1 0 0 -
size 1656 4 exact 1 1 1656 0 0 0 -
size 1659 1 exact 1 1 1659 0 0 0 -
size 1662 1 exact 1 1 1662 0 0 0 -
size 1664 4 exact 49 49 81536 10 0 0 -
size 1664 8 exact 1 1 1664 0 0 0 -
size 1672 4 exact 2 2 3344 0 0 0 -
size 1680 4 exact 2 2 3360 1 0 0 -
size 1686 1 exact 1 1 1686 0 0 0 -
size 1689 1 exact 1 1 1689 0 0 0 -
size 1691 1 exact 1 1 1691 0 0 0 -
size 1696 1 exact 1 1 1696 0 0 0 -
size 1696 4 exact 11 11 18656 2 0 0 -
size 1698 1 exact 1 1 1698 0 0 0 -
size 1709 1 exact 1 1 1709 0 0 0 -
size 1712 1 exact 1 1 1712 0 0 0 -
size 1712 4 exact 3 3 5136 1 0 0 -
size 1713 1 exact 1 1 1713 0 0 0 -
size 1721 1 exact 1 1 1721 0 0 0 -
size 1725 1 exact 1 1 1725 0 0 0 -
size 1728 4 exact 21 21 36288 7 0 0 -
size 1728 8 exact 1 1 1728 1 0 0 -
size 1729 1 exact 1 1 1729 0 0 0 -
size 1736 4 exact 2 2 3472 0 0 0 -
size 1736 8 exact 1 1 1736 0 0 0 -
size 1737 1 exact 1 1 1737 0 0 0 -
size 1739 1 exact 1 1 1739 0 0 0 -
size 1744 4 exact 2 2 3488 1 0 0 -
size 1752 4 exact 1 1 1752 1 0 0 -
size 1760 4 exact 7 7 12320 0 0 0 -
size 1773 1 exact 1 1 1773 0 0 0 -
size 1776 4 exact 2 2 3552 1 0 0 -
size 1777 1 exact 1 1 1777 0 0 0 -
size 1792 4 exact 60 60 107520 15 5 1 25:2,26:2,31:1
size 1792 8 exact 1055 1055 1890560 0 10 2 15:1,16:4,17:2,18:1,20:1,21:1
size 1797 1 exact 1 1 1797 0 0 0 -
size 1816 4 exact 1 1 1816 0 0 0 -
size 1824 4 exact 6 6 10944 3 1 0 27:1
size 1824 8 exact 1 1 1824 1 0 0 -
size 1826 1 exact 2 2 3652 0 0 0 -
size 1837 1 exact 2 2 3674 0 0 0 -
size 1840 4 exact 2 2 3680 1 0 0 -
size 1846 1 exact 1 1 1846 0 0 0 -
size 1848 1 exact 1 1 1848 0 0 0 -
size 1852 1 exact 1 1 1852 0 0 0 -
size 1856 1 exact 1 1 1856 0 0 0 -
size 1856 4 exact 13 13 24128 4 0 0 -
size 1861 1 exact 1 1 1861 0 0 0 -
size 1862 1 exact 1 1 1862 0 0 0 -
size 1864 4 exact 1 1 1864 0 0 0 -
size 1865 1 exact 1 1 1865 0 0 0 -
size 1872 1 exact 1 1 1872 0 0 0 -
size 1872 4 exact 2 2 3744 0 0 0 -
size 1875 1 exact 1 1 1875 0 0 0 -
size 1878 1 exact 1 1 1878 0 0 0 -
size 1880 4 exact 1 1 1880 0 0 0 -
size 1887 1 exact 1 1 1887 0 0 0 -
size 1888 4 exact 7 7 13216 3 0 0 -
size 1898 1 exact 1 1 1898 0 0 0 -
size 1904 4 exact 3 3 5712 1 0 0 -
size 1906 1 exact 2 2 3812 0 0 0 -
size 1908 1 exact 1 1 1908 0 0 0 -
size 1911 1 exact 1 1 1911 0 0 0 -
size 1917 1 exact 1 1 1917 0 0 0 -
size 1919 1 exact 1 1 1919 0 0 0 -
size 1920 4 exact 27 27 51840 8 0 0 -
size 1925 1 exact 1 1 1925 0 0 0 -
size 1928 1 exact 1 1 1928 0 0 0 -
size 1936 4 exact 1 1 1936 1 0 0 -
size 1944 4 exact 1 1 1944 0 0 0 -
size 1948 1 exact 1 1 1948 0 0 0 -
size 1950 1 exact 1 1 1950 0 0 0 -
size 1951 1 exact 1 1 1951 0 0 0 -
size 1952 4 exact 3 3 5856 1 0 0 -
size 1957 1 exact 1 1 1957 0 0 0 -
size 1963 1 exact 1 1 1963 0 0 0 -
size 1964 1 exact 1 1 1964 0 0 0 -
size 1968 1 exact 1 1 1968 0 0 0 -
size 1968 4 exact 2 2 3936 0 0 0 -
size 1968 8 exact 1 1 1968 1 0 0 -
size 1973 1 exact 1 1 1973 0 0 0 -
size 1977 1 exact 1 1 1977 0 0 0 -
size 1979 1 exact 1 1 1979 0 0 0 -
size 1984 4 exact 22 22 43648 2 0 0 -
size 1989 1 exact 1 1 1989 0 0 0 -
size 1995 1 exact 1 1 1995 0 0 0 -
size 1998 1 exact 1 1 1998 0 0 0 -
size 2000 4 exact 1 1 2000 0 0 0 -
size 2000 16 exact 52 52 104000 12 0 0 -
size 2003 1 exact 1 1 2003 0 0 0 -
size 2004 1 exact 1 1 2004 0 0 0 -
size 2011 1 exact 1 1 2011 0 0 0 -
size 2014 1 exact 1 1 2014 0 0 0 -
size 2016 1 exact 1 1 2016 0 0 0 -
size 2016 4 exact 9 9 18144 3 0 0 -
size 2020 1 exact 1 1 2020 0 0 0 -
size 2023 1 exact 1 1 2023 0 0 0 -
size 2032 4 exact 1 1 2032 0 0 0 -
size 2038 1 exact 1 1 2038 0 0 0 -
size 2048 1 rounded 3 3 5893 0 0 0 -
size 2048 4 exact 2165 2165 4433920 266 5 1 20:1,22:1,24:1,26:1,28:1
size 2048 8 exact 61 61 124928 4 0 0 -
size 2052 1 exact 1 1 2052 0 0 0 -
size 2064 4 exact 4 4 8256 0 0 0 -
size 2080 4 exact 4 4 8320 2 0 0 -
size 2083 1 exact 1 1 2083 0 0 0 -
size 2084 1 exact 1 1 2084 0 0 0 -
size 2085 1 exact 1 1 2085 0 0 0 -
size 2088 4 exact 1 1 2088 0 0 0 -
size 2095 1 exact 1 1 2095 0 0 0 -
size 2096 4 exact 1 1 2096 0 0 0 -
size 2103 1 exact 1 1 2103 0 0 0 -
size 2105 1 exact 1 1 2105 0 0 0 -
size 2108 1 exact 1 1 2108 0 0 0 -
size 2112 4 exact 17 17 35904 4 0 0 -
size 2120 4 exact 1 1 2120 0 0 0 -
size 2128 4 exact 1 1 2128 1 0 0 -
size 2129 1 exact 1 1 2129 0 0 0 -
size 2132 1 exact 1 1 2132 0 0 0 -
size 2137 1 exact 2 2 4274 0 0 0 -
size 2144 4 exact 3 3 6432 3 0 0 -
size 2153 1 exact 1 1 2153 0 0 0 -
size 2155 1 exact 1 1 2155 0 0 0 -
size 2156 1 exact 1 1 2156 0 0 0 -
size 2160 4 exact 2 2 4320 1 0 0 -
size 2169 1 exact 2 2 4338 0 0 0 -
size 2176 1 exact 1 1 2176 0 0 0 -
size 2176 4 exact 34 34 73984 9 0 0 -
size 2190 1 exact 1 1 2190 0 0 0 -
size 2192 1 exact 1 1 2192 0 0 0 -
size 2192 4 exact 1 1 2192 0 0 0 -
size 2204 1 exact 1 1 2204 0 0 0 -
size 2205 1 exact 1 1 2205 0 0 0 -
size 2208 4 exact 5 5 11040 0 0 0 -
size 2224 4 exact 1 1 2224 0 0 0 -
size 2224 8 exact 2 2 4448 2 0 0 -
size 2226 1 exact 1 1 2226 0 0 0 -
size 2230 1 exact 1 1 2230 0 0 0 -
size 2232 1 exact 1 1 2232 0 0 0 -
size 2240 4 exact 21 21 47040 6 0 0 -
size 2241 1 exact 1 1 2241 0 0 0 -
size 2249 1 exact 1 1 2249 0 0 0 -
size 2256 1 exact 1 1 2256 0 0 0 -
size 2259 1 exact 1 1 2259 0 0 0 -
size 2264 4 exact 1 1 2264 0 0 0 -
size 2267 1 exact 1 1 2267 0 0 0 -
size 2272 4 exact 6 6 13632 2 0 0 -
size 2273 1 exact 1 1 2273 0 0 0 -
size 2288 4 exact 1 1 2288 1 0 0 -
size 2304 1 exact 7 7 16128 2 0 0 -
size 2304 4 exact 65 65 149760 23 0 0 -
size 2304 8 exact 1 1 2304 0 0 0 -
size 2312 4 exact 1 1 2312 0 0 0 -
size 2320 4 exact 1 1 2320 0 0 0 -
size 2321 1 exact 1 1 2321 0 0 0 -
size 2325 1 exact 1 1 2325 0 0 0 -
size 2330 1 exact 1 1 2330 0 0 0 -
size 2334 1 exact 1 1 2334 0 0 0 -
size 2336 4 exact 6 6 14016 1 0 0 -
size 2345 1 exact 1 1 2345 0 0 0 -
size 2368 4 exact 16 16 37888 9 0 0 -
size 2376 4 exact 1 1 2376 0 0 0 -
size 2380 1 exact 1 1 2380 0 0 0 -
size 2386 1 exact 2 2 4772 0 0 0 -
size 2397 1 exact 1 1 2397 0 0 0 -
size 2400 4 exact 5 5 12000 4 0 0 -
size 2416 4 exact 1 1 2416 1 0 0 -
size 2432 4 exact 25 25 60800 8 0 0 -
size 2438 1 exact 1 1 2438 0 0 0 -
size 2441 1 exact 1 1 2441 0 0 0 -
size 2448 4 exact 3 3 7344 0 0 0 -
size 2463 1 exact 1 1 2463 0 0 0 -
size 2464 4 exact 5 5 12320 0 0 0 -
size 2471 1 exact 1 1 2471 0 0 0 -
size 2488 1 exact 1 1 2488 0 1 0 17:1
size 2496 4 exact 11 11 27456 4 0 0 -
size 2499 1 exact 1 1 2499 0 0 0 -
size 2500 1 exact 1 1 2500 0 0 0 -
size 2505 1 exact 2 2 5010 0 0 0 -
size 2510 1 exact 1 1 2510 0 0 0 -
size 2513 1 exact 1 1 2513 0 0 0 -
size 2517 1 exact 1 1 2517 0 0 0 -
size 2528 4 exact 2 2 5056 0 0 0 -
size 2531 1 exact 1 1 2531 0 0 0 -
size 2536 1 exact 1 1 2536 0 0 0 -
size 2539 1 exact 1 1 2539 0 0 0 -
size 2542 1 exact 1 1 2542 0 0 0 -
size 2544 4 exact 1 1 2544 0 0 0 -
size 2560 1 rounded 4 4 9088 0 0 0 -
size 2560 4 exact 82 82 209920 33 0 0 -
size 2568 4 exact 1 1 2568 0 0 0 -
size 2576 4 exact 3 3 7728 1 0 0 -
size 2587 1 exact 1 1 2587 0 0 0 -
size 2591 1 exact 2 2 5182 0 0 0 -
size 2592 4 exact 2 2 5184 1 0 0 -
size 2596 1 exact 1 1 2596 0 0 0 -
size 2605 1 exact 1 1 2605 0 0 0 -
size 2610 1 exact 1 1 2610 0 0 0 -
size 2613 1 exact 2 2 5226 0 0 0 -
size 2615 1 exact 2 2 5230 0 0 0 -
size 2616 4 exact 1 1 2616 1 0 0 -
size 2620 1 exact 1 1 2620 0 0 0 -
size 2624 4 exact 6 6 15744 3 0 0 -
size 2625 1 exact 1 1 2625 0 0 0 -
size 2633 1 exact 1 1 2633 0 0 0 -
size 2640 1 exact 1 1 2640 0 0 0 -
size 2640 4 exact 1 1 2640 0 0 0 -
size 2642 1 exact 1 1 2642 0 0 0 -
size 2647 1 exact 2 2 5294 0 0 0 -
size 2648 4 exact 1 1 2648 0 0 0 -
size 2656 4 exact 4 4 10624 3 0 0 -
size 2658 1 exact 1 1 2658 0 0 0 -
size 2664 4 exact 1 1 2664 0 0 0 -
size 2667 1 exact 1 1 2667 0 0 0 -
size 2672 4 exact 1 1 2672 0 0 0 -
size 2688 4 exact 24 24 64512 5 0 0 -
size 2694 1 exact 1 1 2694 0 0 0 -
size 2696 1 exact 1 1 2696 0 0 0 -
size 2701 1 exact 1 1 2701 0 0 0 -
size 2703 1 exact 1 1 2703 0 0 0 -
size 2720 4 exact 3 3 8160 1 0 0 -
size 2729 1 exact 1 1 2729 0 0 0 -
size 2736 4 exact 2 2 5472 2 0 0 -
size 2746 1 exact 2 2 5492 0 0 0 -
size 2751 1 exact 1 1 2751 0 0 0 -
size 2752 4 exact 11 11 30272 4 0 0 -
size 2756 1 exact 1 1 2756 0 0 0 -
size 2768 1 exact 1 1 2768 0 0 0 -
size 2768 4 exact 1 1 2768 0 0 0 -
size 2771 1 exact 2 2 5542 0 0 0 -
size 2784 4 exact 2 2 5568 0 0 0 -
size 2801 1 exact 1 1 2801 0 0 0 -
size 2814 1 exact 1 1 2814 0 0 0 -
size 2816 4 exact 45 45 126720 21 0 0 -
size 2816 8 exact 1 1 2816 0 0 0 -
size 2828 1 exact 1 1 2828 0 0 0 -
size 2832 4 exact 1 1 2832 0 0 0 -
size 2848 4 exact 5 5 14240 2 0 0 -
size 2848 8 exact 1 1 2848 0 0 0 -
size 2864 4 exact 1 1 2864 0 0 0 -
size 2866 1 exact 1 1 2866 0 0 0 -
size 2868 1 exact 1 1 2868 0 0 0 -
size 2872 4 exact 1 1 2872 0 0 0 -
size 2875 1 exact 2 2 5750 0 0 0 -
size 2880 4 exact 6 6 17280 1 0 0 -
size 2889 1 exact 1 1 2889 0 0 0 -
size 2893 1 exact 1 1 2893 0 0 0 -
size 2896 4 exact 1 1 2896 0 0 0 -
size 2912 4 exact 3 3 8736 0 0 0 -
size 2915 1 exact 1 1 2915 0 0 0 -
size 2920 1 exact 1 1 2920 0 0 0 -
size 2925 1 exact 1 1 2925 0 0 0 -
size 2928 1 exact 1 1 2928 0 0 0 -
size 2928 4 exact 1 1 2928 0 0 0 -
size 2944 4 exact 14 14 41216 4 0 0 -
size 2960 4 exact 2 2 5920 0 0 0 -
size 2961 1 exact 1 1 2961 0 0 0 -
size 2976 4 exact 3 3 8928 1 0 0 -
size 2994 1 exact 1 1 2994 0 0 0 -
size 3008 1 exact 1 1 3008 0 0 0 -
size 3008 4 exact 10 10 30080 3 0 0 -
size 3023 1 exact 1 1 3023 0 0 0 -
size 3024 4 exact 1 1 3024 1 0 0 -
size 3036 1 exact 1 1 3036 0 0 0 -
size 3040 1 exact 1 1 3040 0 0 0 -
size 3040 4 exact 4 4 12160 0 0 0 -
size 3048 1 exact 1 1 3048 0 0 0 -
size 3050 1 exact 1 1 3050 0 0 0 -
size 3055 1 exact 1 1 3055 0 0 0 -
size 3056 4 exact 1 1 3056 0 0 0 -
size 3060 1 exact 1 1 3060 0 0 0 -
size 3065 1 exact 1 1 3065 0 0 0 -
size 3068 1 exact 1 1 3068 0 0 0 -
size 3070 1 exact 2 2 6140 0 0 0 -
size 3072 4 exact 61 61 187392 21 1 1 31:1
size 3072 4 rounded 2 2 5649 1 0 0 -
size 3072 8 exact 2551 2551 7836672 218 15 3 13:1,14:2,15:3,16:5,21:1,22:1,23:1,31:1
size 3080 1 exact 1 1 3080 0 0 0 -
size 3081 1 exact 3 3 9243 0 0 0 -
size 3088 4 exact 1 1 3088 0 0 0 -
size 3089 1 exact 1 1 3089 0 0 0 -
size 3097 1 exact 1 1 3097 0 0 0 -
size 3104 1 exact 1 1 3104 0 0 0 -
size 3104 4 exact 1 1 3104 1 0 0 -
size 3109 1 exact 1 1 3109 0 0 0 -
size 3112 1 exact 2 2 6224 0 0 0 -
size 3120 4 exact 2 2 6240 2 0 0 -
size 3125 1 exact 2 2 6250 0 0 0 -
size 3128 4 exact 1 1 3128 1 0 0 -
size 3136 4 exact 2 2 6272 0 0 0 -
size 3140 4 exact 13 13 40820 8 0 0 -
size 3152 16 exact 1245 1245 3924240 0 6 2 16:3,18:1,19:2
size 3154 1 exact 2 2 6308 0 0 0 -
size 3172 4 exact 1 1 3172 0 0 0 -
size 3194 1 exact 1 1 3194 0 0 0 -
size 3197 1 exact 1 1 3197 0 0 0 -
size 3200 4 exact 19 19 60800 3 0 0 -
size 3200 8 exact 5 5 16000 0 0 0 -
size 3201 1 exact 1 1 3201 0 0 0 -
size 3211 1 exact 1 1 3211 0 0 0 -
size 3216 4 exact 2 2 6432 1 0 0 -
size 3216 16 exact 2 2 6432 0 0 0 -
size 3217 1 exact 1 1 3217 0 0 0 -
size 3222 1 exact 1 1 3222 0 0 0 -
size 3231 1 exact 1 1 3231 0 0 0 -
size 3232 4 exact 1 1 3232 0 0 0 -
size 3242 1 exact 1 1 3242 0 0 0 -
size 3253 1 exact 1 1 3253 0 0 0 -
size 3257 1 exact 1 1 3257 0 0 0 -
size 3264 4 exact 10 10 32640 4 0 0 -
size 3296 4 exact 2 2 6592 0 0 0 -
size 3299 1 exact 1 1 3299 0 0 0 -
size 3304 4 exact 3 3 9912 1 0 0 -
size 3308 4 exact 4 4 13232 4 0 0 -
size 3312 4 exact 1 1 3312 1 0 0 -
size 3315 1 exact 1 1 3315 0 0 0 -
size 3328 4 exact 39 39 129792 15 0 0 -
size 3340 1 exact 1 1 3340 0 0 0 -
size 3344 4 exact 2 2 6688 0 0 0 -
size 3360 4 exact 1 1 3360 0 0 0 -
size 3381 1 exact 1 1 3381 0 0 0 -
size 3392 4 exact 9 9 30528 4 0 0 -
size 3407 1 exact 1 1 3407 0 0 0 -
size 3409 1 exact 1 1 3409 0 0 0 -
size 3423 1 exact 1 1 3423 0 0 0 -
size 3424 4 exact 2 2 6848 0 0 0 -
size 3428 1 exact 1 1 3428 0 0 0 -
size 3456 1 exact 1 1 3456 0 0 0 -
size 3456 4 exact 14 14 48384 4 0 0 -
size 3465 1 exact 1 1 3465 0 0 0 -
size 3472 4 exact 2 2 6944 1 0 0 -
size 3472 8 exact 1 1 3472 1 0 0 -
size 3488 4 exact 1 1 3488 0 0 0 -
size 3496 1 exact 1 1 3496 0 0 0 -
size 3520 1 exact 1 1 3520 0 0 0 -
size 3520 4 exact 8 8 28160 2 0 0 -
size 3541 1 exact 1 1 3541 0 0 0 -
size 3542 1 exact 1 1 3542 0 0 0 -
size 3545 1 exact 1 1 3545 0 0 0 -
size 3550 1 exact 1 1 3550 0 0 0 -
size 3552 4 exact 1 1 3552 0 0 0 -
size 3563 1 exact 1 1 3563 0 0 0 -
size 3584 1 rounded 4 4 13227 0 0 0 -
size 3584 4 exact 45 45 161280 18 0 0 -
size 3584 8 exact 863 863 3092992 1 3 1 16:2,20:1
size 3590 1 exact 1 1 3590 0 0 0 -
size 3599 1 exact 1 1 3599 0 0 0 -
size 3615 1 exact 1 1 3615 0 0 0 -
size 3632 4 exact 1 1 3632 0 0 0 -
size 3634 1 exact 1 1 3634 0 0 0 -
size 3644 1 exact 1 1 3644 0 0 0 -
size 3648 4 exact 3 3 10944 1 0 0 -
size 3665 1 exact 2 2 7330 0 0 0 -
size 3670 1 exact 1 1 3670 0 0 0 -
size 3682 1 exact 1 1 3682 0 0 0 -
size 3704 8 exact 1 1 3704 1 0 0 -
size 3707 1 exact 1 1 3707 0 0 0 -
size 3712 1 exact 1 1 3712 0 0 0 -
size 3712 4 exact 9 9 33408 3 0 0 -
size 3716 1 exact 1 1 3716 0 0 0 -
size 3727 1 exact 1 1 3727 0 0 0 -
size 3728 4 exact 1 1 3728 1 0 0 -
size 3735 1 exact 1 1 3735 0 0 0 -
size 3737 1 exact 1 1 3737 0 0 0 -
size 3743 1 exact 1 1 3743 0 0 0 -
size 3744 4 exact 2 2 7488 0 0 0 -
size 3747 1 exact 1 1 3747 0 0 0 -
size 3748 1 exact 1 1 3748 0 0 0 -
size 3755 1 exact 1 1 3755 0 0 0 -
size 3760 4 exact 1 1 3760 1 0 0 -
size 3768 4 exact 1 1 3768 0 0 0 -
size 3776 4 exact 4 4 15104 1 0 0 -
size 3781 1 exact 1 1 3781 0 0 0 -
size 3791 1 exact 1 1 3791 0 0 0 -
size 3805 1 exact 1 1 3805 0 0 0 -
size 3808 4 exact 2 2 7616 1 0 0 -
size 3811 1 exact 1 1 3811 0 0 0 -
size 3817 1 exact 1 1 3817 0 0 0 -
size 3826 1 exact 1 1 3826 0 0 0 -
size 3840 4 exact 19 19 72960 6 0 0 -
size 3861 1 exact 1 1 3861 0 0 0 -
size 3867 1 exact 1 1 3867 0 0 0 -
size 3877 1 exact 1 1 3877 0 0 0 -
size 3888 4 exact 1 1 3888 1 0 0 -
size 3894 1 exact 1 1 3894 0 0 0 -
size 3903 1 exact 1 1 3903 0 0 0 -
size 3904 4 exact 2 2 7808 0 0 0 -
size 3916 1 exact 1 1 3916 0 0 0 -
size 3920 1 exact 1 1 3920 0 0 0 -
size 3925 1 exact 1 1 3925 0 0 0 -
size 3928 1 exact 1 1 3928 0 0 0 -
size 3936 4 exact 2 2 7872 0 0 0 -
size 3968 4 exact 20 20 79360 4 0 0 -
size 3980 4 exact 4 4 15920 4 0 0 -
size 3984 4 exact 2 2 7968 0 0 0 -
size 3987 1 exact 1 1 3987 0 0 0 -
size 4002 1 exact 1 1 4002 0 0 0 -
size 4008 1 exact 1 1 4008 0 0 0 -
size 4017 1 exact 1 1 4017 0 0 0 -
size 4024 1 exact 1 1 4024 0 0 0 -
size 4032 4 exact 6 6 24192 3 0 0 -
size 4042 1 exact 1 1 4042 0 0 0 -
size 4049 1 exact 1 1 4049 0 0 0 -
size 4051 1 exact 2 2 8102 0 0 0 -
size 4052 1 exact 1 1 4052 0 0 0 -
size 4063 1 exact 1 1 4063 0 0 0 -
size 4064 4 exact 1 1 4064 1 0 0 -
size 4096 4 exact 979 979 4009984 187 2 1 22:1,29:1
size 4096 4 rounded 2 2 7652 1 0 0 -
size 4096 8 exact 30 30 122880 2 0 0 -
size 4126 1 exact 1 1 4126 0 0 0 -
size 4128 4 exact 4 4 16512 3 1 1 31:1
size 4129 1 exact 1 1 4129 0 0 0 -
size 4140 1 exact 1 1 4140 0 0 0 -
size 4160 4 exact 2 2 8320 1 0 0 -
size 4166 1 exact 3 3 12498 0 0 0 -
size 4168 4 exact 1 1 4168 0 0 0 -
size 4176 4 exact 1 1 4176 0 0 0 -
size 4192 4 exact 1 1 4192 1 0 0 -
size 4195 1 exact 1 1 4195 0 0 0 -
size 4206 1 exact 1 1 4206 0 0 0 -
size 4216 1 exact 1 1 4216 0 0 0 -
size 4224 4 exact 12 12 50688 4 0 0 -
size 4230 1 exact 1 1 4230 0 0 0 -
size 4232 4 exact 1 1 4232 0 0 0 -
size 4240 4 exact 1 1 4240 1 0 0 -
size 4245 1 exact 1 1 4245 0 0 0 -
size 4252 1 exact 1 1 4252 0 0 0 -
size 4255 1 exact 1 1 4255 0 0 0 -
size 4303 1 exact 1 1 4303 0 0 0 -
size 4320 4 exact 1 1 4320 0 0 0 -
size 4321 1 exact 1 1 4321 0 0 0 -
size 4351 1 exact 2 2 8702 0 0 0 -
size 4352 4 exact 25 25 108800 8 0 0 -
size 4383 1 exact 1 1 4383 0 0 0 -
size 4384 4 exact 1 1 4384 0 0 0 -
size 4385 1 exact 1 1 4385 0 0 0 -
size 4390 1 exact 1 1 4390 0 0 0 -
size 4394 1 exact 1 1 4394 0 0 0 -
size 4416 4 exact 5 5 22080 0 0 0 -
size 4424 4 exact 1 1 4424 1 0 0 -
size 4426 1 exact 1 1 4426 0 0 0 -
size 4431 1 exact 1 1 4431 0 0 0 -
size 4435 1 exact 1 1 4435 0 0 0 -
size 4438 1 exact 1 1 4438 0 0 0 -
size 4448 4 exact 1 1 4448 0 0 0 -
size 4454 1 exact 1 1 4454 0 0 0 -
size 4474 1 exact 1 1 4474 0 0 0 -
size 4480 4 exact 15 15 67200 5 0 0 -
size 4496 1 exact 1 1 4496 0 0 0 -
size 4514 1 exact 1 1 4514 0 0 0 -
size 4528 4 exact 1 1 4528 0 0 0 -
size 4544 4 exact 3 3 13632 1 0 0 -
size 4549 1 exact 1 1 4549 0 0 0 -
size 4552 1 exact 1 1 4552 0 0 0 -
size 4563 1 exact 1 1 4563 0 0 0 -
size 4592 1 exact 1 1 4592 0 0 0 -
size 4608 1 exact 4 4 18432 0 0 0 -
size 4608 4 exact 41 41 188928 14 0 0 -
size 4612 1 exact 1 1 4612 0 0 0 -
size 4617 1 exact 1 1 4617 0 0 0 -
size 4624 4 exact 1 1 4624 0 0 0 -
size 4637 1 exact 1 1 4637 0 0 0 -
size 4640 4 exact 1 1 4640 1 0 0 -
size 4672 4 exact 5 5 23360 0 0 0 -
size 4680 4 exact 1 1 4680 0 0 0 -
size 4683 1 exact 1 1 4683 0 0 0 -
size 4691 1 exact 1 1 4691 0 0 0 -
size 4693 1 exact 1 1 4693 0 0 0 -
size 4736 4 exact 7 7 33152 1 0 0 -
size 4738 1 exact 1 1 4738 0 0 0 -
size 4749 1 exact 1 1 4749 0 0 0 -
size 4752 4 exact 1 1 4752 0 0 0 -
size 4779 1 exact 1 1 4779 0 0 0 -
size 4800 4 exact 1 1 4800 1 0 0 -
size 4811 1 exact 1 1 4811 0 0 0 -
size 4816 4 exact 1 1 4816 0 0 0 -
size 4817 1 exact 1 1 4817 0 0 0 -
size 4845 1 exact 1 1 4845 0 0 0 -
size 4848 4 exact 1 1 4848 0 0 0 -
size 4853 1 exact 1 1 4853 0 0 0 -
size 4864 4 exact 17 17 82688 4 0 0 -
size 4874 1 exact 1 1 4874 0 0 0 -
size 4893 1 exact 1 1 4893 0 0 0 -
size 4894 1 exact 1 1 4894 0 0 0 -
size 4896 4 exact 4 4 19584 1 0 0 -
size 4928 4 exact 5 5 24640 0 0 0 -
size 4936 4 exact 1 1 4936 0 0 0 -
size 4940 1 exact 1 1 4940 0 0 0 -
size 4951 1 exact 1 1 4951 0 0 0 -
size 4956 1 exact 1 1 4956 0 0 0 -
size 4966 1 exact 1 1 4966 0 0 0 -
size 4968 1 exact 1 1 4968 0 0 0 -
size 4979 1 exact 2 2 9958 0 0 0 -
size 4980 1 exact 1 1 4980 0 0 0 -
size 4992 4 exact 7 7 34944 2 0 0 -
size 5040 1 exact 1 1 5040 0 0 0 -
size 5054 1 exact 1 1 5054 0 0 0 -
size 5056 4 exact 2 2 10112 1 0 0 -
size 5059 1 exact 1 1 5059 0 0 0 -
size 5065 1 exact 1 1 5065 0 0 0 -
size 5082 1 exact 1 1 5082 0 0 0 -
size 5088 4 exact 1 1 5088 1 0 0 -
size 5089 1 exact 1 1 5089 0 0 0 -
size 5092 1 exact 1 1 5092 0 0 0 -
size 5095 1 exact 1 1 5095 0 0 0 -
size 5120 1 rounded 1 1 4655 0 0 0 -
size 5120 4 exact 48 48 245760 25 0 0 -
size 5124 1 exact 1 1 5124 0 0 0 -
size 5126 1 exact 1 1 5126 0 0 0 -
size 5136 4 exact 1 1 5136 1 0 0 -
size 5146 1 exact 2 2 10292 0 0 0 -
size 5152 4 exact 2 2 10304 1 0 0 -
size 5164 1 exact 1 1 5164 0 0 0 -
size 5179 1 exact 1 1 5179 0 0 0 -
size 5184 4 exact 1 1 5184 1 0 0 -
size 5208 4 exact 5 5 26040 0 0 0 -
size 5248 4 exact 3 3 15744 1 0 0 -
size 5251 1 exact 1 1 5251 0 0 0 -
size 5258 1 exact 1 1 5258 0 0 0 -
size 5280 4 exact 1 1 5280 0 0 0 -
size 5293 1 exact 1 1 5293 0 0 0 -
size 5296 4 exact 4 4 21184 0 0 0 -
size 5308 1 exact 2 2 10616 0 0 0 -
size 5312 4 exact 1 1 5312 1 0 0 -
size 5320 1 exact 1 1 5320 0 0 0 -
size 5321 1 exact 1 1 5321 0 0 0 -
size 5328 4 exact 1 1 5328 0 0 0 -
size 5336 1 exact 1 1 5336 0 0 0 -
size 5344 4 exact 1 1 5344 0 0 0 -
size 5376 4 exact 19 19 102144 6 0 0 -
size 5391 1 exact 1 1 5391 0 0 0 -
size 5408 4 exact 1 1 5408 0 0 0 -
size 5416 4 exact 3 3 16248 0 0 0 -
size 5421 1 exact 1 1 5421 0 0 0 -
size 5436 1 exact 1 1 5436 0 0 0 -
size 5440 1 exact 1 1 5440 0 0 0 -
size 5440 4 exact 2 2 10880 2 0 0 -
size 5448 4 exact 21 21 114408 16 0 0 -
size 5454 1 exact 1 1 5454 0 0 0 -
size 5482 1 exact 1 1 5482 0 0 0 -
size 5502 1 exact 1 1 5502 0 0 0 -
size 5504 4 exact 7 7 38528 2 0 0 -
size 5515 1 exact 1 1 5515 0 0 0 -
size 5516 1 exact 1 1 5516 0 0 0 -
size 5524 1 exact 1 1 5524 0 0 0 -
size 5536 4 exact 1 1 5536 0 0 0 -
size 5568 4 exact 2 2 11136 2 0 0 -
size 5571 1 exact 1 1 5571 0 0 0 -
size 5574 1 exact 1 1 5574 0 0 0 -
size 5589 1 exact 1 1 5589 0 0 0 -
size 5596 1 exact 1 1 5596 0 0 0 -
size 5601 1 exact 1 1 5601 0 0 0 -
size 5610 1 exact 1 1 5610 0 0 0 -
size 5632 4 exact 23 23 129536 11 1 0 26:1
size 5663 1 exact 1 1 5663 0 0 0 -
size 5664 4 exact 1 1 5664 1 0 0 -
size 5696 4 exact 3 3 17088 0 0 0 -
size 5696 8 exact 1 1 5696 0 0 0 -
size 5728 4 exact 1 1 5728 0 0 0 -
size 5744 4 exact 1 1 5744 0 0 0 -
size 5752 1 exact 1 1 5752 0 0 0 -
size 5760 1 exact 1 1 5760 0 0 0 -
size 5760 4 exact 5 5 28800 3 0 0 -
size 5761 1 exact 1 1 5761 0 0 0 -
size 5782 1 exact 1 1 5782 0 0 0 -
size 5785 1 exact 1 1 5785 0 0 0 -
size 5792 4 exact 1 1 5792 0 0 0 -
size 5800 4 exact 1 1 5800 0 0 0 -
size 5813 1 exact 1 1 5813 0 0 0 -
size 5824 4 exact 3 3 17472 1 0 0 -
size 5836 4 exact 1 1 5836 0 1 0 17:1
size 5856 4 exact 1 1 5856 0 0 0 -
size 5860 1 exact 1 1 5860 0 0 0 -
size 5888 4 exact 10 10 58880 3 0 0 -
size 5888 8 exact 1 1 5888 0 0 0 -
size 5898 1 exact 1 1 5898 0 0 0 -
size 5920 4 exact 12 12 71040 8 0 0 -
size 5952 4 exact 2 2 11904 1 0 0 -
size 5957 1 exact 1 1 5957 0 0 0 -
size 6000 8 exact 1 1 6000 1 0 0 -
size 6016 4 exact 7 7 42112 2 0 0 -
size 6019 1 exact 1 1 6019 0 0 0 -
size 6040 1 exact 1 1 6040 0 0 0 -
size 6055 1 exact 1 1 6055 0 0 0 -
size 6060 4 exact 1 1 6060 0 0 0 -
size 6067 1 exact 1 1 6067 0 0 0 -
size 6080 1 exact 1 1 6080 0 0 0 -
size 6080 4 exact 4 4 24320 3 0 0 -
size 6112 4 exact 1 1 6112 0 0 0 -
size 6117 1 exact 1 1 6117 0 0 0 -
size 6122 1 exact 1 1 6122 0 0 0 -
size 6133 1 exact 1 1 6133 0 0 0 -
size 6144 1 rounded 1 1 5714 0 0 0 -
size 6144 4 exact 39 39 239616 16 0 0 -
size 6144 8 exact 1874 1874 11513856 245 5 1 13:1,14:1,16:1,17:1,31:1
size 6154 1 exact 2 2 12308 0 0 0 -
size 6176 4 exact 1 1 6176 0 0 0 -
size 6183 1 exact 2 2 12366 0 0 0 -
size 6221 1 exact 1 1 6221 0 0 0 -
size 6226 1 exact 1 1 6226 0 0 0 -
size 6269 1 exact 1 1 6269 0 0 0 -
size 6272 4 exact 2 2 12544 1 0 0 -
size 6280 1 exact 1 1 6280 0 0 0 -
size 6288 16 exact 994 994 6250272 0 4 1 17:2,18:1,22:1
size 6301 1 exact 1 1 6301 0 0 0 -
size 6319 1 exact 1 1 6319 0 0 0 -
size 6357 1 exact 1 1 6357 0 0 0 -
size 6359 1 exact 1 1 6359 0 0 0 -
size 6368 4 exact 2 2 12736 0 0 0 -
size 6400 1 exact 1 1 6400 0 0 0 -
size 6400 4 exact 16 16 102400 4 0 0 -
size 6406 1 exact 1 1 6406 0 0 0 -
size 6416 16 exact 2 2 12832 0 0 0 -
size 6432 4 exact 1 1 6432 0 0 0 -
size 6433 1 exact 1 1 6433 0 0 0 -
size 6440 1 exact 1 1 6440 0 0 0 -
size 6462 1 exact 1 1 6462 0 0 0 -
size 6464 4 exact 1 1 6464 1 0 0 -
size 6467 1 exact 1 1 6467 0 0 0 -
size 6499 1 exact 1 1 6499 0 0 0 -
size 6506 1 exact 1 1 6506 0 0 0 -
size 6514 1 exact 1 1 6514 0 0 0 -
size 6528 4 exact 6 6 39168 3 0 0 -
size 6539 1 exact 1 1 6539 0 0 0 -
size 6562 1 exact 1 1 6562 0 0 0 -
size 6570 1 exact 1 1 6570 0 0 0 -
size 6579 1 exact 1 1 6579 0 0 0 -
size 6592 4 exact 2 2 13184 1 0 0 -
size 6608 4 exact 2 2 13216 2 0 0 -
size 6656 4 exact 24 24 159744 9 0 0 -
size 6656 8 exact 1 1 6656 1 0 0 -
size 6688 4 exact 2 2 13376 0 0 0 -
size 6720 4 exact 1 1 6720 0 0 0 -
size 6743 1 exact 1 1 6743 0 0 0 -
size 6780 1 exact 1 1 6780 0 0 0 -
size 6784 4 exact 3 3 20352 2 0 0 -
size 6797 1 exact 1 1 6797 0 0 0 -
size 6818 1 exact 1 1 6818 0 0 0 -
size 6847 1 exact 1 1 6847 0 0 0 -
size 6848 4 exact 2 2 13696 1 0 0 -
size 6856 1 exact 1 1 6856 0 0 0 -
size 6864 1 exact 1 1 6864 0 0 0 -
size 6889 1 exact 1 1 6889 0 0 0 -
size 6912 4 exact 10 10 69120 4 0 0 -
size 6921 1 exact 1 1 6921 0 0 0 -
size 6930 1 exact 2 2 13860 0 0 0 -
size 6942 1 exact 1 1 6942 0 0 0 -
size 6944 4 exact 1 1 6944 0 0 0 -
size 6950 1 exact 2 2 13900 0 0 0 -
size 6968 1 exact 1 1 6968 0 0 0 -
size 6976 4 exact 1 1 6976 0 0 0 -
size 7003 1 exact 1 1 7003 0 0 0 -
size 7035 1 exact 1 1 7035 0 0 0 -
size 7040 4 exact 6 6 42240 2 0 0 -
size 7065 1 exact 1 1 7065 0 0 0 -
size 7081 1 exact 2 2 14162 0 0 0 -
size 7087 1 exact 1 1 7087 0 0 0 -
size 7104 4 exact 1 1 7104 0 0 0 -
size 7105 1 exact 1 1 7105 0 0 0 -
size 7168 1 rounded 2 2 13069 0 0 0 -
size 7168 4 exact 26 26 186368 15 0 0 -
size 7168 8 exact 646 646 4630528 0 6 4 15:1,17:3,18:1,19:1
size 7169 1 exact 1 1 7169 0 0 0 -
size 7189 1 exact 1 1 7189 0 0 0 -
size 7224 4 exact 1 1 7224 0 0 0 -
size 7239 1 exact 1 1 7239 0 0 0 -
size 7254 1 exact 1 1 7254 0 0 0 -
size 7258 1 exact 1 1 7258 0 0 0 -
size 7263 1 exact 1 1 7263 0 0 0 -
size 7264 4 exact 1 1 7264 0 0 0 -
size 7267 1 exact 1 1 7267 0 0 0 -
size 7296 4 exact 2 2 14592 1 0 0 -
size 7299 1 exact 1 1 7299 0 0 0 -
size 7316 1 exact 1 1 7316 0 0 0 -
size 7321 1 exact 1 1 7321 0 0 0 -
size 7327 1 exact 1 1 7327 0 0 0 -
size 7348 1 exact 1 1 7348 0 0 0 -
size 7388 1 exact 1 1 7388 0 0 0 -
size 7407 1 exact 1 1 7407 0 0 0 -
size 7424 4 exact 6 6 44544 5 0 0 -
size 7448 4 exact 1 1 7448 0 0 0 -
size 7470 1 exact 1 1 7470 0 0 0 -
size 7488 4 exact 3 3 22464 0 0 0 -
size 7536 4 exact 1 1 7536 1 0 0 -
size 7550 1 exact 1 1 7550 0 0 0 -
size 7552 4 exact 3 3 22656 1 0 0 -
size 7605 1 exact 1 1 7605 0 0 0 -
size 7616 4 exact 1 1 7616 1 0 0 -
size 7618 1 exact 1 1 7618 0 0 0 -
size 7662 1 exact 1 1 7662 0 1 0 20:1
size 7670 1 exact 1 1 7670 0 0 0 -
size 7680 4 exact 13 13 99840 9 0 0 -
size 7688 1 exact 1 1 7688 0 0 0 -
size 7713 1 exact 1 1 7713 0 0 0 -
size 7765 1 exact 1 1 7765 0 0 0 -
size 7808 4 exact 3 3 23424 1 0 0 -
size 7852 1 exact 1 1 7852 0 0 0 -
size 7862 1 exact 1 1 7862 0 0 0 -
size 7872 4 exact 2 2 15744 1 0 0 -
size 7892 1 exact 1 1 7892 0 0 0 -
size 7906 1 exact 1 1 7906 0 0 0 -
size 7912 1 exact 1 1 7912 0 0 0 -
size 7936 4 exact 16 16 126976 7 0 0 -
size 7937 1 exact 1 1 7937 0 0 0 -
size 7940 1 exact 1 1 7940 0 0 0 -
size 7978 1 exact 1 1 7978 0 0 0 -
size 8007 1 exact 1 1 8007 0 0 0 -
size 8012 1 exact 1 1 8012 0 0 0 -
size 8015 1 exact 1 1 8015 0 0 0 -
size 8064 1 exact 1 1 8064 0 0 0 -
size 8064 4 exact 3 3 24192 1 0 0 -
size 8072 1 exact 1 1 8072 0 0 0 -
size 8074 1 exact 1 1 8074 0 0 0 -
size 8142 1 exact 1 1 8142 0 0 0 -
size 8184 1 exact 1 1 8184 0 0 0 -
size 8192 1 rounded 1 1 7999 0 0 0 -
size 8192 4 exact 417 417 3416064 87 2 1 21:2
size 8192 8 exact 20 20 163840 0 0 0 -
size 8208 4 exact 1 1 8208 0 0 0 -
size 8256 4 exact 1 1 8256 0 0 0 -
size 8258 1 exact 1 1 8258 0 0 0 -
size 8276 1 exact 2 2 16552 0 0 0 -
size 8285 1 exact 1 1 8285 0 0 0 -
size 8320 4 exact 1 1 8320 0 0 0 -
size 8336 4 exact 1 1 8336 1 0 0 -
size 8337 1 exact 1 1 8337 0 0 0 -
size 8348 1 exact 2 2 16696 0 0 0 -
size 8352 4 exact 1 1 8352 0 0 0 -
size 8353 1 exact 1 1 8353 0 0 0 -
size 8358 1 exact 1 1 8358 0 0 0 -
size 8363 1 exact 1 1 8363 0 0 0 -
size 8367 1 exact 1 1 8367 0 0 0 -
size 8391 1 exact 1 1 8391 0 0 0 -
size 8393 1 exact 1 1 8393 0 0 0 -
size 8405 1 exact 1 1 8405 0 0 0 -
size 8419 1 exact 1 1 8419 0 0 0 -
size 8430 1 exact 1 1 8430 0 0 0 -
size 8431 1 exact 1 1 8431 0 0 0 -
size 8442 1 exact 1 1 8442 0 0 0 -
size 8448 4 exact 8 8 67584 6 0 0 -
size 8464 4 exact 1 1 8464 1 0 0 -
size 8472 1 exact 1 1 8472 0 0 0 -
size 8485 1 exact 1 1 8485 0 0 0 -
size 8524 1 exact 1 1 8524 0 0 0 -
size 8531 1 exact 1 1 8531 0 0 0 -
size 8536 1 exact 1 1 8536 0 0 0 -
size 8604 1 exact 1 1 8604 0 0 0 -
size 8640 4 exact 1 1 8640 0 0 0 -
size 8664 8 exact 1 1 8664 1 0 0 -
size 8703 1 exact 1 1 8703 0 0 0 -
size 8704 4 exact 17 17 147968 2 0 0 -
size 8734 1 exact 1 1 8734 0 0 0 -
size 8768 4 exact 1 1 8768 0 0 0 -
size 8830 1 exact 1 1 8830 0 0 0 -
size 8832 4 exact 5 5 44160 4 0 0 -
size 8852 1 exact 1 1 8852 0 0 0 -
size 8864 1 exact 1 1 8864 0 0 0 -
size 8896 4 exact 1 1 8896 0 0 0 -
size 8897 1 exact 1 1 8897 0 0 0 -
size 8939 1 exact 1 1 8939 0 0 0 -
size 8960 4 exact 10 10 89600 4 0 0 -
size 9032 1 exact 1 1 9032 0 0 0 -
size 9038 1 exact 1 1 9038 0 0 0 -
size 9045 1 exact 1 1 9045 0 0 0 -
size 9048 4 exact 1 1 9048 0 0 0 -
size 9053 1 exact 1 1 9053 0 0 0 -
size 9056 4 exact 1 1 9056 0 0 0 -
size 9082 1 exact 1 1 9082 0 0 0 -
size 9088 4 exact 2 2 18176 1 0 0 -
size 9109 1 exact 1 1 9109 0 0 0 -
size 9194 1 exact 1 1 9194 0 0 0 -
size 9200 1 exact 1 1 9200 0 0 0 -
size 9204 1 exact 1 1 9204 0 0 0 -
size 9216 1 exact 4 4 36864 0 0 0 -
size 9216 4 exact 28 28 258048 11 0 0 -
size 9248 4 exact 1 1 9248 1 0 0 -
size 9264 4 exact 1 1 9264 0 0 0 -
size 9344 4 exact 5 5 46720 1 0 0 -
size 9353 1 exact 1 1 9353 0 0 0 -
size 9360 4 exact 1 1 9360 1 0 0 -
size 9393 1 exact 1 1 9393 0 0 0 -
size 9440 1 exact 1 1 9440 0 0 0 -
size 9472 4 exact 6 6 56832 2 0 0 -
size 9504 4 exact 1 1 9504 0 0 0 -
size 9506 1 exact 1 1 9506 0 0 0 -
size 9512 1 exact 1 1 9512 0 0 0 -
size 9531 1 exact 1 1 9531 0 0 0 -
size 9632 4 exact 1 1 9632 1 0 0 -
size 9648 1 exact 1 1 9648 0 0 0 -
size 9651 1 exact 1 1 9651 0 0 0 -
size 9688 4 exact 1 1 9688 0 0 0 -
size 9696 4 exact 1 1 9696 1 0 0 -
size 9728 4 exact 13 13 126464 9 0 0 -
size 9734 1 exact 2 2 19468 0 0 0 -
size 9736 4 exact 1 1 9736 0 0 0 -
size 9767 1 exact 1 1 9767 0 0 0 -
size 9781 1 exact 1 1 9781 0 0 0 -
size 9792 4 exact 3 3 29376 2 0 0 -
size 9856 4 exact 5 5 49280 2 0 0 -
size 9872 4 exact 1 1 9872 0 0 0 -
size 9905 1 exact 1 1 9905 0 0 0 -
size 9958 1 exact 1 1 9958 0 0 0 -
size 9984 4 exact 5 5 49920 3 0 0 -
size 10007 1 exact 1 1 10007 0 0 0 -
size 10015 1 exact 1 1 10015 0 0 0 -
size 10032 1 exact 1 1 10032 0 0 0 -
size 10056 1 exact 1 1 10056 0 0 0 -
size 10112 4 exact 1 1 10112 0 0 0 -
size 10113 1 exact 1 1 10113 0 0 0 -
size 10167 1 exact 1 1 10167 0 0 0 -
size 10171 1 exact 1 1 10171 0 0 0 -
size 10232 1 exact 2 2 20464 0 0 0 -
size 10240 1 rounded 5 5 44503 0 0 0 -
size 10240 4 exact 23 23 235520 12 0 0 -
size 10250 1 exact 1 1 10250 0 0 0 -
size 10277 1 exact 1 1 10277 0 0 0 -
size 10304 4 exact 1 1 10304 0 0 0 -
size 10319 1 exact 1 1 10319 0 0 0 -
size 10344 4 exact 1 1 10344 0 0 0 -
size 10361 1 exact 1 1 10361 0 0 0 -
size 10366 1 exact 1 1 10366 0 0 0 -
size 10390 1 exact 1 1 10390 0 0 0 -
size 10412 1 exact 1 1 10412 0 0 0 -
size 10416 4 exact 1 1 10416 0 0 0 -
size 10496 4 exact 2 2 20992 1 0 0 -
size 10511 1 exact 1 1 10511 0 0 0 -
size 10512 1 exact 1 1 10512 0 0 0 -
size 10533 1 exact 1 1 10533 0 0 0 -
size 10560 1 exact 1 1 10560 0 0 0 -
size 10560 4 exact 1 1 10560 1 0 0 -
size 10578 1 exact 1 1 10578 0 0 0 -
size 10592 4 exact 1 1 10592 0 0 0 -
size 10637 1 exact 1 1 10637 0 0 0 -
size 10656 4 exact 1 1 10656 0 0 0 -
size 10688 4 exact 1 1 10688 0 0 0 -
size 10717 1 exact 1 1 10717 0 0 0 -
size 10752 4 exact 13 13 139776 6 0 0 -
size 10755 1 exact 1 1 10755 0 0 0 -
size 10762 1 exact 1 1 10762 0 0 0 -
size 10816 4 exact 1 1 10816 1 0 0 -
size 10864 1 exact 1 1 10864 0 0 0 -
size 10930 1 exact 1 1 10930 0 0 0 -
size 10942 1 exact 1 1 10942 0 0 0 -
size 10947 1 exact 1 1 10947 0 0 0 -
size 10982 1 exact 1 1 10982 0 0 0 -
size 10983 1 exact 1 1 10983 0 0 0 -
size 11002 1 exact 1 1 11002 0 0 0 -
size 11008 4 exact 5 5 55040 2 0 0 -
size 11056 1 exact 1 1 11056 0 0 0 -
size 11067 1 exact 1 1 11067 0 0 0 -
size 11072 4 exact 1 1 11072 0 0 0 -
size 11124 1 exact 1 1 11124 0 0 0 -
size 11159 1 exact 1 1 11159 0 0 0 -
size 11179 1 exact 1 1 11179 0 0 0 -
size 11264 4 exact 12 12 135168 8 0 0 -
size 11272 1 exact 1 1 11272 0 0 0 -
size 11325 1 exact 1 1 11325 0 0 0 -
size 11352 1 exact 1 1 11352 0 0 0 -
size 11392 4 exact 3 3 34176 0 0 0 -
size 11392 8 exact 1 1 11392 1 0 0 -
size 11456 4 exact 1 1 11456 0 0 0 -
size 11488 4 exact 1 1 11488 0 0 0 -
size 11520 4 exact 2 2 23040 0 0 0 -
size 11546 1 exact 1 1 11546 0 0 0 -
size 11562 1 exact 1 1 11562 0 0 0 -
size 11578 1 exact 1 1 11578 0 0 0 -
size 11584 1 exact 1 1 11584 0 0 0 -
size 11584 4 exact 1 1 11584 1 0 0 -
size 11594 1 exact 1 1 11594 0 0 0 -
size 11600 4 exact 1 1 11600 1 0 0 -
size 11609 1 exact 1 1 11609 0 0 0 -
size 11613 1 exact 1 1 11613 0 0 0 -
size 11625 1 exact 1 1 11625 0 0 0 -
size 11632 4 exact 1 1 11632 0 0 0 -
size 11648 4 exact 2 2 23296 0 0 0 -
size 11673 1 exact 1 1 11673 0 0 0 -
size 11712 4 exact 1 1 11712 0 0 0 -
size 11718 1 exact 1 1 11718 0 0 0 -
size 11776 4 exact 7 7 82432 5 0 0 -
size 11776 8 exact 1 1 11776 0 0 0 -
size 11840 4 exact 2 2 23680 0 0 0 -
size 11895 1 exact 1 1 11895 0 0 0 -
size 11904 4 exact 1 1 11904 1 0 0 -
size 11946 1 exact 1 1 11946 0 0 0 -
size 11961 1 exact 1 1 11961 0 0 0 -
size 11997 1 exact 1 1 11997 0 0 0 -
size 12032 4 exact 5 5 60160 2 0 0 -
size 12139 1 exact 1 1 12139 0 0 0 -
size 12160 4 exact 1 1 12160 1 0 0 -
size 12214 1 exact 1 1 12214 0 0 0 -
size 12221 1 exact 1 1 12221 0 0 0 -
size 12224 4 exact 1 1 12224 0 0 0 -
size 12235 1 exact 1 1 12235 0 0 0 -
size 12261 1 exact 1 1 12261 0 0 0 -
size 12288 4 exact 21 21 258048 13 0 0 -
size 12288 4 rounded 2 2 21434 0 0 0 -
size 12288 8 exact 1313 1313 16134144 219 4 2 14:1,19:1,23:1,31:1
size 12304 1 exact 1 1 12304 0 0 0 -
size 12352 4 exact 1 1 12352 0 0 0 -
size 12495 1 exact 1 1 12495 0 0 0 -
size 12517 1 exact 1 1 12517 0 0 0 -
size 12544 4 exact 1 1 12544 1 0 0 -
size 12560 16 exact 681 681 8553360 0 0 0 -
size 12666 1 exact 1 1 12666 0 0 0 -
size 12680 4 exact 1 1 12680 1 0 0 -
size 12800 4 exact 12 12 153600 5 0 0 -
size 12800 8 exact 1 1 12800 1 0 0 -
size 12816 16 exact 2 2 25632 0 0 0 -
size 12819 1 exact 1 1 12819 0 0 0 -
size 12864 4 exact 1 1 12864 0 0 0 -
size 12992 1 exact 1 1 12992 0 0 0 -
size 13007 1 exact 1 1 13007 0 0 0 -
size 13056 4 exact 3 3 39168 0 0 0 -
size 13127 1 exact 1 1 13127 0 0 0 -
size 13169 1 exact 1 1 13169 0 0 0 -
size 13184 4 exact 1 1 13184 1 0 0 -
size 13194 1 exact 1 1 13194 0 0 0 -
size 13232 1 exact 1 1 13232 0 0 0 -
size 13237 1 exact 1 1 13237 0 0 0 -
size 13255 1 exact 1 1 13255 0 0 0 -
size 13266 1 exact 1 1 13266 0 0 0 -
size 13278 1 exact 1 1 13278 0 0 0 -
size 13287 1 exact 1 1 13287 0 0 0 -
size 13312 4 exact 15 15 199680 6 0 0 -
size 13360 1 exact 1 1 13360 0 0 0 -
size 13376 4 exact 2 2 26752 1 0 0 -
size 13435 1 exact 1 1 13435 0 0 0 -
size 13440 4 exact 1 1 13440 0 0 0 -
size 13496 1 exact 1 1 13496 0 0 0 -
size 13516 1 exact 1 1 13516 0 0 0 -
size 13568 4 exact 1 1 13568 0 0 0 -
size 13593 1 exact 1 1 13593 0 0 0 -
size 13601 1 exact 1 1 13601 0 0 0 -
size 13607 1 exact 1 1 13607 0 0 0 -
size 13623 1 exact 1 1 13623 0 0 0 -
size 13692 1 exact 1 1 13692 0 0 0 -
size 13812 1 exact 1 1 13812 0 0 0 -
size 13824 4 exact 6 6 82944 3 0 0 -
size 13888 4 exact 1 1 13888 0 0 0 -
size 13952 4 exact 1 1 13952 0 0 0 -
size 13992 4 exact 1 1 13992 1 0 0 -
size 14044 4 exact 1 1 14044 0 0 0 -
size 14080 4 exact 4 4 56320 3 0 0 -
size 14138 1 exact 1 1 14138 0 0 0 -
size 14165 1 exact 1 1 14165 0 0 0 -
size 14177 1 exact 1 1 14177 0 0 0 -
size 14211 1 exact 1 1 14211 0 0 0 -
size 14217 1 exact 1 1 14217 0 0 0 -
size 14336 4 exact 11 11 157696 4 0 0 -
size 14336 4 rounded 4 4 54761 1 0 0 -
size 14336 8 exact 456 456 6537216 1 1 0 18:1
size 14369 1 exact 1 1 14369 0 0 0 -
size 14385 1 exact 1 1 14385 0 0 0 -
size 14406 1 exact 1 1 14406 0 0 0 -
size 14448 4 exact 1 1 14448 0 0 0 -
size 14472 1 exact 1 1 14472 0 0 0 -
size 14473 1 exact 1 1 14473 0 0 0 -
size 14511 1 exact 1 1 14511 0 0 0 -
size 14528 4 exact 1 1 14528 0 0 0 -
size 14592 4 exact 1 1 14592 1 0 0 -
size 14641 1 exact 1 1 14641 0 0 0 -
size 14671 1 exact 1 1 14671 0 0 0 -
size 14724 1 exact 1 1 14724 0 0 0 -
size 14804 1 exact 1 1 14804 0 0 0 -
size 14816 4 exact 1 1 14816 0 0 0 -
size 14848 4 exact 1 1 14848 0 0 0 -
size 14887 1 exact 1 1 14887 0 0 0 -
size 14896 4 exact 1 1 14896 0 0 0 -
size 14919 1 exact 1 1 14919 0 0 0 -
size 14976 4 exact 3 3 44928 0 0 0 -
size 14978 1 exact 1 1 14978 0 0 0 -
size 15059 1 exact 1 1 15059 0 0 0 -
size 15104 4 exact 2 2 30208 1 0 0 -
size 15138 1 exact 1 1 15138 0 0 0 -
size 15260 1 exact 1 1 15260 0 0 0 -
size 15302 1 exact 1 1 15302 0 0 0 -
size 15327 1 exact 1 1 15327 0 0 0 -
size 15338 1 exact 1 1 15338 0 0 0 -
size 15360 4 exact 4 4 61440 4 0 0 -
size 15362 1 exact 1 1 15362 0 0 0 -
size 15555 1 exact 1 1 15555 0 0 0 -
size 15616 4 exact 2 2 31232 0 0 0 -
size 15713 1 exact 1 1 15713 0 0 0 -
size 15720 1 exact 1 1 15720 0 0 0 -
size 15722 1 exact 1 1 15722 0 0 0 -
size 15730 1 exact 1 1 15730 0 0 0 -
size 15744 4 exact 1 1 15744 1 0 0 -
size 15814 1 exact 1 1 15814 0 0 0 -
size 15872 4 exact 9 9 142848 2 0 0 -
size 15879 1 exact 1 1 15879 0 0 0 -
size 15988 1 exact 1 1 15988 0 0 0 -
size 16000 4 exact 9 9 144000 0 0 0 -
size 16128 4 exact 2 2 32256 1 0 0 -
size 16164 4 exact 10 10 161640 8 0 0 -
size 16173 1 exact 1 1 16173 0 0 0 -
size 16196 4 exact 1 1 16196 0 0 0 -
size 16332 1 exact 1 1 16332 0 0 0 -
size 16384 1 rounded 1 1 14559 0 0 0 -
size 16384 4 exact 158 158 2588672 37 0 0 -
size 16384 8 exact 16 16 262144 0 0 0 -
size 16416 4 exact 1 1 16416 1 0 0 -
size 16435 1 exact 1 1 16435 0 0 0 -
size 16512 4 exact 1 1 16512 0 0 0 -
size 16543 1 exact 1 1 16543 0 0 0 -
size 16640 4 exact 1 1 16640 0 0 0 -
size 16704 4 exact 1 1 16704 1 0 0 -
size 16760 1 exact 1 1 16760 0 0 0 -
size 16781 1 exact 1 1 16781 0 0 0 -
size 16896 4 exact 2 2 33792 1 0 0 -
size 16933 1 exact 1 1 16933 0 0 0 -
size 16945 1 exact 1 1 16945 0 0 0 -
size 17020 1 exact 1 1 17020 0 0 0 -
size 17098 1 exact 1 1 17098 0 0 0 -
size 17132 1 exact 1 1 17132 0 0 0 -
size 17157 1 exact 1 1 17157 0 0 0 -
size 17165 1 exact 1 1 17165 0 0 0 -
size 17221 1 exact 1 1 17221 0 0 0 -
size 17269 1 exact 1 1 17269 0 0 0 -
size 17280 4 exact 1 1 17280 0 0 0 -
size 17376 4 exact 1 1 17376 0 0 0 -
size 17396 1 exact 1 1 17396 0 0 0 -
size 17408 4 exact 15 15 261120 6 0 0 -
size 17408 8 exact 1 1 17408 1 0 0 -
size 17451 1 exact 1 1 17451 0 0 0 -
size 17535 1 exact 1 1 17535 0 0 0 -
size 17536 4 exact 1 1 17536 0 0 0 -
size 17664 4 exact 1 1 17664 0 0 0 -
size 17707 1 exact 1 1 17707 0 0 0 -
size 17744 1 exact 1 1 17744 0 0 0 -
size 17758 1 exact 1 1 17758 0 0 0 -
size 17780 1 exact 1 1 17780 0 0 0 -
size 17787 1 exact 1 1 17787 0 0 0 -
size 17792 4 exact 1 1 17792 1 0 0 -
size 17859 1 exact 1 1 17859 0 0 0 -
size 17905 1 exact 1 1 17905 0 0 0 -
size 17914 1 exact 1 1 17914 0 0 0 -
size 17920 4 exact 6 6 107520 2 0 0 -
size 17963 1 exact 1 1 17963 0 0 0 -
size 18020 1 exact 1 1 18020 0 0 0 -
size 18026 1 exact 1 1 18026 0 0 0 -
size 18035 1 exact 1 1 18035 0 0 0 -
size 18085 1 exact 1 1 18085 0 0 0 -
size 18096 4 exact 1 1 18096 1 0 0 -
size 18112 4 exact 1 1 18112 0 0 0 -
size 18305 1 exact 2 2 36610 0 0 0 -
size 18375 1 exact 1 1 18375 0 0 0 -
size 18385 1 exact 1 1 18385 0 0 0 -
size 18428 1 exact 1 1 18428 0 0 0 -
size 18432 4 exact 17 17 313344 13 0 0 -
size 18688 4 exact 4 4 74752 1 0 0 -
size 18807 1 exact 1 1 18807 0 0 0 -
size 18840 8 exact 1 1 18840 1 0 0 -
size 18851 1 exact 1 1 18851 0 0 0 -
size 18926 1 exact 1 1 18926 0 0 0 -
size 18931 1 exact 1 1 18931 0 0 0 -
size 18944 4 exact 4 4 75776 3 0 0 -
size 18984 1 exact 1 1 18984 0 0 0 -
size 18995 1 exact 1 1 18995 0 0 0 -
size 19004 1 exact 1 1 19004 0 0 0 -
size 19008 4 exact 1 1 19008 0 0 0 -
size 19236 1 exact 1 1 19236 0 0 0 -
size 19456 4 exact 4 4 77824 3 0 0 -
size 19584 4 exact 1 1 19584 1 0 0 -
size 19630 1 exact 1 1 19630 0 0 0 -
size 19648 1 exact 1 1 19648 0 0 0 -
size 19712 4 exact 3 3 59136 2 0 0 -
size 19744 4 exact 1 1 19744 0 0 0 -
size 19813 1 exact 1 1 19813 0 0 0 -
size 19968 4 exact 2 2 39936 2 0 0 -
size 20107 1 exact 1 1 20107 0 0 0 -
size 20224 4 exact 1 1 20224 0 0 0 -
size 20264 4 exact 1 1 20264 0 0 0 -
size 20426 1 exact 1 1 20426 0 0 0 -
size 20461 1 exact 1 1 20461 0 0 0 -
size 20480 4 exact 11 11 225280 3 0 0 -
size 20480 4 rounded 6 6 112040 3 0 0 -
size 20558 1 exact 1 1 20558 0 0 0 -
size 20608 4 exact 1 1 20608 1 0 0 -
size 20688 4 exact 1 1 20688 0 0 0 -
size 20829 1 exact 1 1 20829 0 0 0 -
size 20851 1 exact 1 1 20851 0 0 0 -
size 20854 1 exact 1 1 20854 0 0 0 -
size 20901 1 exact 1 1 20901 0 0 0 -
size 20947 1 exact 1 1 20947 0 0 0 -
size 20992 4 exact 1 1 20992 0 0 0 -
size 21184 4 exact 1 1 21184 1 0 0 -
size 21312 4 exact 1 1 21312 0 0 0 -
size 21376 4 exact 1 1 21376 1 0 0 -
size 21504 4 exact 6 6 129024 2 0 0 -
size 21560 1 exact 1 1 21560 0 0 0 -
size 21600 4 exact 1 1 21600 1 0 0 -
size 21637 1 exact 1 1 21637 0 0 0 -
size 21693 1 exact 1 1 21693 0 0 0 -
size 21899 1 exact 1 1 21899 0 0 0 -
size 21903 1 exact 1 1 21903 0 0 0 -
size 21929 1 exact 1 1 21929 0 0 0 -
size 21947 1 exact 1 1 21947 0 0 0 -
size 22016 4 exact 3 3 66048 1 0 0 -
size 22144 4 exact 1 1 22144 0 0 0 -
size 22160 4 exact 1 1 22160 1 0 0 -
size 22380 1 exact 1 1 22380 0 0 0 -
size 22483 1 exact 1 1 22483 0 0 0 -
size 22528 4 exact 4 4 90112 4 0 0 -
size 22641 1 exact 1 1 22641 0 0 0 -
size 22646 1 exact 1 1 22646 0 0 0 -
size 22764 1 exact 1 1 22764 0 0 0 -
size 22784 4 exact 3 3 68352 2 0 0 -
size 22912 4 exact 1 1 22912 0 0 0 -
size 22929 1 exact 1 1 22929 0 0 0 -
size 22976 4 exact 1 1 22976 0 0 0 -
size 23040 4 exact 2 2 46080 2 0 0 -
size 23097 1 exact 1 1 23097 0 0 0 -
size 23165 1 exact 1 1 23165 0 0 0 -
size 23264 4 exact 1 1 23264 1 0 0 -
size 23296 4 exact 2 2 46592 0 0 0 -
size 23424 4 exact 1 1 23424 0 0 0 -
size 23498 1 exact 1 1 23498 0 0 0 -
size 23552 4 exact 3 3 70656 3 0 0 -
size 23552 8 exact 1 1 23552 1 0 0 -
size 23680 4 exact 2 2 47360 0 0 0 -
size 23787 1 exact 1 1 23787 0 0 0 -
size 23854 1 exact 1 1 23854 0 0 0 -
size 23921 1 exact 1 1 23921 0 0 0 -
size 24030 1 exact 1 1 24030 0 0 0 -
size 24064 4 exact 3 3 72192 1 0 0 -
size 24142 1 exact 1 1 24142 0 0 0 -
size 24148 4 exact 10 10 241480 8 0 0 -
size 24165 1 exact 1 1 24165 0 0 0 -
size 24199 1 exact 1 1 24199 0 0 0 -
size 24378 1 exact 1 1 24378 0 0 0 -
size 24448 4 exact 1 1 24448 0 0 0 -
size 24460 1 exact 1 1 24460 0 0 0 -
size 24471 1 exact 1 1 24471 0 0 0 -
size 24488 1 exact 1 1 24488 0 0 0 -
size 24532 4 exact 1 1 24532 0 0 0 -
size 24564 4 exact 2 2 49128 0 0 0 -
size 24576 4 exact 8 8 196608 5 0 0 -
size 24576 4 rounded 1 1 20528 0 0 0 -
size 24576 8 exact 863 863 21209088 196 4 2 15:1,19:1,23:1,31:1
size 24619 1 exact 1 1 24619 0 0 0 -
size 24704 4 exact 1 1 24704 0 0 0 -
size 24813 1 exact 1 1 24813 0 0 0 -
size 24890 1 exact 1 1 24890 0 0 0 -
size 24902 1 exact 1 1 24902 0 0 0 -
size 24963 1 exact 1 1 24963 0 0 0 -
size 25000 1 exact 1 1 25000 0 0 0 -
size 25104 16 exact 414 414 10393056 0 1 1 19:1
size 25170 1 exact 1 1 25170 0 0 0 -
size 25319 1 exact 1 1 25319 0 0 0 -
size 25476 4 exact 2 2 50952 0 0 0 -
size 25573 1 exact 1 1 25573 0 0 0 -
size 25600 4 exact 7 7 179200 3 0 0 -
size 25616 16 exact 2 2 51232 0 0 0 -
size 25664 4 exact 2 2 51328 0 0 0 -
size 25692 1 exact 1 1 25692 0 0 0 -
size 25695 1 exact 1 1 25695 0 0 0 -
size 25892 1 exact 1 1 25892 0 0 0 -
size 26112 4 exact 3 3 78336 3 0 0 -
size 26207 1 exact 1 1 26207 0 0 0 -
size 26221 1 exact 1 1 26221 0 0 0 -
size 26223 1 exact 1 1 26223 0 0 0 -
size 26523 1 exact 1 1 26523 0 0 0 -
size 26624 4 exact 9 9 239616 1 0 0 -
size 26633 1 exact 1 1 26633 0 0 0 -
size 26752 4 exact 1 1 26752 0 0 0 -
size 26856 1 exact 1 1 26856 0 0 0 -
size 26880 4 exact 1 1 26880 1 0 0 -
size 26915 1 exact 1 1 26915 0 0 0 -
size 27064 4 exact 2 2 54128 0 0 0 -
size 27136 4 exact 1 1 27136 1 0 0 -
size 27212 1 exact 1 1 27212 0 0 0 -
size 27224 4 exact 2 2 54448 0 0 0 -
size 27259 1 exact 1 1 27259 0 0 0 -
size 27363 1 exact 1 1 27363 0 0 0 -
size 27463 1 exact 1 1 27463 0 0 0 -
size 27584 1 exact 1 1 27584 0 0 0 -
size 27648 4 exact 2 2 55296 1 0 0 -
size 27670 1 exact 1 1 27670 0 1 0 17:1
size 27671 1 exact 1 1 27671 0 0 0 -
size 27776 4 exact 1 1 27776 0 0 0 -
size 27904 4 exact 1 1 27904 0 0 0 -
size 27920 1 exact 1 1 27920 0 0 0 -
size 28006 1 exact 1 1 28006 0 0 0 -
size 28160 4 exact 1 1 28160 0 0 0 -
size 28191 1 exact 1 1 28191 0 0 0 -
size 28223 1 exact 1 1 28223 0 0 0 -
size 28229 1 exact 1 1 28229 0 0 0 -
size 28311 1 exact 1 1 28311 0 0 0 -
size 28409 1 exact 1 1 28409 0 0 0 -
size 28537 1 exact 1 1 28537 0 0 0 -
size 28662 1 exact 1 1 28662 0 0 0 -
size 28672 4 exact 7 7 200704 3 0 0 -
size 28672 4 rounded 9 9 235304 1 0 0 -
size 28672 8 exact 288 288 8257536 0 1 1 20:1
size 28680 1 exact 1 1 28680 0 0 0 -
size 28798 1 exact 1 1 28798 0 0 0 -
size 28896 4 exact 1 1 28896 1 0 0 -
size 28948 1 exact 1 1 28948 0 0 0 -
size 29056 4 exact 1 1 29056 1 0 0 -
size 29058 1 exact 1 1 29058 0 0 0 -
size 29223 1 exact 1 1 29223 0 0 0 -
size 29463 1 exact 1 1 29463 0 0 0 -
size 29492 1 exact 1 1 29492 0 0 0 -
size 29494 1 exact 1 1 29494 0 0 0 -
size 29509 1 exact 1 1 29509 0 0 0 -
size 29535 1 exact 2 2 59070 0 0 0 -
size 29632 4 exact 1 1 29632 1 0 0 -
size 29792 4 exact 1 1 29792 0 0 0 -
size 29926 1 exact 1 1 29926 0 0 0 -
size 29952 4 exact 3 3 89856 0 0 0 -
size 30010 1 exact 1 1 30010 0 0 0 -
size 30189 1 exact 1 1 30189 0 0 0 -
size 30208 4 exact 1 1 30208 0 0 0 -
size 30228 1 exact 1 1 30228 0 0 0 -
size 30287 1 exact 1 1 30287 0 0 0 -
size 30558 1 exact 1 1 30558 0 0 0 -
size 30619 1 exact 1 1 30619 0 0 0 -
size 30727 1 exact 1 1 30727 0 0 0 -
size 30963 1 exact 1 1 30963 0 0 0 -
size 31072 1 exact 1 1 31072 0 0 0 -
size 31134 1 exact 1 1 31134 0 0 0 -
size 31198 1 exact 1 1 31198 0 0 0 -
size 31232 4 exact 2 2 62464 1 0 0 -
size 31375 1 exact 1 1 31375 0 0 0 -
size 31438 1 exact 1 1 31438 0 0 0 -
size 31744 4 exact 7 7 222208 1 0 0 -
size 31856 4 exact 1 1 31856 0 0 0 -
size 32108 1 exact 1 1 32108 0 0 0 -
size 32256 4 exact 1 1 32256 1 0 0 -
size 32289 1 exact 1 1 32289 0 0 0 -
size 32610 1 exact 1 1 32610 0 0 0 -
size 32618 1 exact 1 1 32618 0 0 0 -
size 32628 1 exact 1 1 32628 0 0 0 -
size 32648 4 exact 2 2 65296 0 0 0 -
size 32688 8 exact 1 1 32688 1 0 0 -
size 32768 4 exact 51 51 1671168 13 0 0 -
size 32768 4 rounded 8 8 247408 0 0 0 -
size 32768 8 exact 12 12 393216 3 0 0 -
size 32797 1 exact 1 1 32797 0 0 0 -
size 32836 1 exact 1 1 32836 0 0 0 -
size 32905 1 exact 1 1 32905 0 0 0 -
size 33024 4 exact 1 1 33024 0 0 0 -
size 33048 1 exact 1 1 33048 0 0 0 -
size 33067 1 exact 1 1 33067 0 0 0 -
size 33090 1 exact 1 1 33090 0 0 0 -
size 33280 4 exact 1 1 33280 1 0 0 -
size 33321 1 exact 1 1 33321 0 0 0 -
size 33409 1 exact 1 1 33409 0 0 0 -
size 33726 1 exact 1 1 33726 0 0 0 -
size 33752 4 exact 2 2 67504 0 0 0 -
size 33792 4 exact 1 1 33792 1 0 0 -
size 33890 1 exact 1 1 33890 0 0 0 -
size 33949 1 exact 1 1 33949 0 0 0 -
size 34286 1 exact 1 1 34286 0 0 0 -
size 34531 1 exact 1 1 34531 0 0 0 -
size 34560 4 exact 1 1 34560 0 0 0 -
size 34715 1 exact 1 1 34715 0 0 0 -
size 34752 4 exact 1 1 34752 0 0 0 -
size 34816 4 exact 8 8 278528 6 0 0 -
size 34937 1 exact 1 1 34937 0 0 0 -
size 35014 1 exact 1 1 35014 0 0 0 -
size 35072 4 exact 1 1 35072 1 0 0 -
size 35091 1 exact 1 1 35091 0 0 0 -
size 35111 1 exact 1 1 35111 0 0 0 -
size 35119 1 exact 1 1 35119 0 0 0 -
size 35328 4 exact 1 1 35328 0 0 0 -
size 35520 8 exact 1 1 35520 1 0 0 -
size 35568 1 exact 1 1 35568 0 0 0 -
size 35610 1 exact 1 1 35610 0 0 0 -
size 35732 4 exact 2 2 71464 0 0 0 -
size 35840 4 exact 4 4 143360 2 0 0 -
size 36073 1 exact 1 1 36073 0 0 0 -
size 36224 4 exact 1 1 36224 0 0 0 -
size 36352 4 exact 1 1 36352 0 0 0 -
size 36489 1 exact 1 1 36489 0 0 0 -
size 36576 4 exact 2 2 73152 0 0 0 -
size 36720 8 exact 1 1 36720 0 0 0 -
size 36744 1 exact 1 1 36744 0 0 0 -
size 36864 4 exact 4 4 147456 1 0 0 -
size 37376 4 exact 3 3 112128 1 0 0 -
size 37465 1 exact 1 1 37465 0 0 0 -
size 37683 1 exact 1 1 37683 0 0 0 -
size 37690 1 exact 1 1 37690 0 0 0 -
size 37704 4 exact 1 1 37704 1 0 0 -
size 37888 4 exact 1 1 37888 1 0 0 -
size 37977 1 exact 1 1 37977 0 0 0 -
size 38016 4 exact 1 1 38016 0 0 0 -
size 38184 1 exact 1 1 38184 0 0 0 -
size 38272 4 exact 2 2 76544 0 0 0 -
size 38324 4 exact 2 2 76648 0 0 0 -
size 38344 4 exact 2 2 76688 0 0 0 -
size 38688 1 exact 1 1 38688 0 0 0 -
size 38843 1 exact 1 1 38843 0 0 0 -
size 38912 4 exact 1 1 38912 0 0 0 -
size 39226 1 exact 1 1 39226 0 0 0 -
size 39424 4 exact 1 1 39424 1 0 0 -
size 39488 4 exact 1 1 39488 1 0 0 -
size 40240 4 exact 1 1 40240 1 0 0 -
size 40438 1 exact 1 1 40438 0 0 0 -
size 40448 4 exact 1 1 40448 0 0 0 -
size 40528 4 exact 1 1 40528 0 0 0 -
size 40739 1 exact 1 1 40739 0 0 0 -
size 40869 1 exact 1 1 40869 0 0 0 -
size 40911 1 exact 1 1 40911 0 0 0 -
size 40960 4 exact 7 7 286720 4 0 0 -
size 40960 8 rounded 4 3 145456 1 0 0 -
size 41034 1 exact 1 1 41034 0 0 0 -
size 41056 4 exact 1 1 41056 1 0 0 -
size 41251 1 exact 1 1 41251 0 0 0 -
size 41496 1 exact 1 1 41496 0 0 0 -
size 41509 1 exact 1 1 41509 0 0 0 -
size 41801 1 exact 1 1 41801 0 0 0 -
size 41826 1 exact 1 1 41826 0 0 0 -
size 41984 4 exact 1 1 41984 1 0 0 -
size 42594 1 exact 1 1 42594 0 0 0 -
size 42624 4 exact 1 1 42624 0 0 0 -
size 43008 4 exact 4 4 172032 4 0 0 -
size 43190 1 exact 1 1 43190 0 0 0 -
size 43300 4 exact 2 2 86600 0 0 0 -
size 44032 4 exact 2 2 88064 1 0 0 -
size 44103 1 exact 1 1 44103 0 0 0 -
size 44288 4 exact 1 1 44288 0 0 0 -
size 44435 1 exact 1 1 44435 0 0 0 -
size 45232 1 exact 1 1 45232 0 0 0 -
size 45499 1 exact 1 1 45499 0 0 0 -
size 45568 4 exact 1 1 45568 0 0 0 -
size 45824 4 exact 1 1 45824 0 0 0 -
size 45952 4 exact 1 1 45952 1 0 0 -
size 46006 1 exact 1 1 46006 0 0 0 -
size 46340 1 exact 1 1 46340 0 0 0 -
size 46522 1 exact 1 1 46522 0 0 0 -
size 46592 4 exact 2 2 93184 2 0 0 -
size 46848 4 exact 1 1 46848 0 0 0 -
size 46968 1 exact 1 1 46968 0 0 0 -
size 47360 4 exact 2 2 94720 1 0 0 -
size 47521 1 exact 1 1 47521 0 0 0 -
size 47677 1 exact 1 1 47677 0 0 0 -
size 47705 1 exact 1 1 47705 0 0 0 -
size 47710 1 exact 1 1 47710 0 0 0 -
size 47796 1 exact 1 1 47796 0 0 0 -
size 47819 1 exact 1 1 47819 0 0 0 -
size 48128 4 exact 2 2 96256 1 0 0 -
size 48283 1 exact 1 1 48283 0 0 0 -
size 48288 1 exact 1 1 48288 0 0 0 -
size 48779 1 exact 1 1 48779 0 0 0 -
size 48848 1 exact 2 2 97696 0 0 0 -
size 48896 4 exact 1 1 48896 1 0 0 -
size 49152 4 exact 3 3 147456 2 0 0 -
size 49152 4 rounded 4 4 186768 2 0 0 -
size 49152 8 exact 502 502 24674304 151 0 0 -
size 49213 1 exact 1 1 49213 0 0 0 -
size 49244 1 exact 1 1 49244 0 0 0 -
size 49408 4 exact 1 1 49408 0 0 0 -
size 49696 1 exact 1 1 49696 0 0 0 -
size 49751 1 exact 1 1 49751 0 0 0 -
size 50021 1 exact 1 1 50021 0 0 0 -
size 50192 16 exact 185 185 9285520 0 1 1 20:1
size 50366 1 exact 1 1 50366 0 0 0 -
size 50429 1 exact 1 1 50429 0 0 0 -
size 51164 1 exact 1 1 51164 0 0 0 -
size 51200 4 exact 4 4 204800 4 0 0 -
size 51216 16 exact 2 2 102432 0 0 0 -
size 51720 1 exact 1 1 51720 0 0 0 -
size 52231 1 exact 1 1 52231 0 0 0 -
size 53014 1 exact 1 1 53014 0 0 0 -
size 53248 4 exact 8 8 425984 6 0 0 -
size 53345 1 exact 1 1 53345 0 0 0 -
size 53348 1 exact 1 1 53348 0 0 0 -
size 53428 1 exact 1 1 53428 0 0 0 -
size 53504 4 exact 1 1 53504 0 0 0 -
size 53587 1 exact 1 1 53587 0 0 0 -
size 55296 4 exact 1 1 55296 1 0 0 -
size 55552 4 exact 1 1 55552 0 0 0 -
size 55808 4 exact 1 1 55808 1 0 0 -
size 56092 1 exact 1 1 56092 0 0 0 -
size 56181 1 exact 1 1 56181 0 0 0 -
size 56320 4 exact 1 1 56320 1 0 0 -
size 56936 1 exact 1 1 56936 0 0 0 -
size 56957 1 exact 1 1 56957 0 0 0 -
size 57161 1 exact 1 1 57161 0 0 0 -
size 57171 1 exact 1 1 57171 0 0 0 -
size 57344 4 exact 3 3 172032 3 0 0 -
size 57344 4 rounded 3 3 155389 0 0 0 -
size 57344 8 exact 165 165 9461760 0 0 0 -
size 57388 1 exact 1 1 57388 0 0 0 -
size 58080 4 exact 2 2 116160 0 0 0 -
size 58442 1 exact 1 1 58442 0 0 0 -
size 58568 4 exact 2 2 117136 0 0 0 -
size 59169 1 exact 1 1 59169 0 0 0 -
size 59197 1 exact 1 1 59197 0 0 0 -
size 59392 1 exact 1 1 59392 0 0 0 -
size 59584 4 exact 1 1 59584 0 0 0 -
size 59891 1 exact 1 1 59891 0 0 0 -
size 59904 4 exact 3 3 179712 1 0 0 -
size 60416 4 exact 1 1 60416 0 0 0 -
size 60455 1 exact 1 1 60455 0 0 0 -
size 60748 4 exact 2 2 121496 0 0 0 -
size 61447 1 exact 1 1 61447 0 0 0 -
size 61888 4 exact 2 2 123776 0 0 0 -
size 62438 1 exact 1 1 62438 0 0 0 -
size 62464 4 exact 1 1 62464 1 0 0 -
size 63488 4 exact 6 6 380928 3 0 0 -
size 63712 4 exact 1 1 63712 0 0 0 -
size 63877 1 exact 1 1 63877 0 0 0 -
size 64159 1 exact 1 1 64159 0 0 0 -
size 64623 1 exact 1 1 64623 0 0 0 -
size 64821 1 exact 1 1 64821 0 0 0 -
size 65231 1 exact 2 2 130462 0 0 0 -
size 65536 4 exact 16 16 1048576 8 0 0 -
size 65536 8 exact 7 7 458752 0 0 0 -
size 65553 1 exact 1 1 65553 0 0 0 -
size 66048 4 exact 1 1 66048 1 0 0 -
size 67057 1 exact 1 1 67057 0 0 0 -
size 67576 1 exact 1 1 67576 0 0 0 -
size 67678 1 exact 1 1 67678 0 0 0 -
size 69072 1 exact 1 1 69072 0 0 0 -
size 69120 4 exact 1 1 69120 1 0 0 -
size 69504 4 exact 1 1 69504 0 0 0 -
size 69632 4 exact 2 2 139264 2 0 0 -
size 70384 4 exact 2 2 140768 0 0 0 -
size 70656 4 exact 1 1 70656 1 0 0 -
size 71680 4 exact 2 2 143360 1 0 0 -
size 72448 4 exact 1 1 72448 0 0 0 -
size 72704 4 exact 1 1 72704 1 0 0 -
size 72941 1 exact 1 1 72941 0 0 0 -
size 73728 4 exact 3 3 221184 3 0 0 -
size 74752 4 exact 2 2 149504 1 0 0 -
size 75013 1 exact 1 1 75013 0 0 0 -
size 75755 1 exact 1 1 75755 0 0 0 -
size 75863 1 exact 1 1 75863 0 0 0 -
size 76032 4 exact 1 1 76032 0 0 0 -
size 77824 4 exact 1 1 77824 1 0 0 -
size 79051 1 exact 1 1 79051 0 0 0 -
size 79069 1 exact 1 1 79069 0 0 0 -
size 79429 1 exact 1 1 79429 0 0 0 -
size 79560 1 exact 1 1 79560 0 0 0 -
size 80480 1 exact 1 1 80480 0 0 0 -
size 80896 4 exact 1 1 80896 1 0 0 -
size 81056 4 exact 1 1 81056 0 0 0 -
size 81277 1 exact 1 1 81277 0 0 0 -
size 81920 4 exact 3 3 245760 3 0 0 -
size 81920 4 rounded 5 5 368313 0 0 0 -
size 82510 1 exact 1 1 82510 0 0 0 -
size 83879 1 exact 2 2 167758 0 0 0 -
size 83988 1 exact 1 1 83988 0 0 0 -
size 84571 1 exact 1 1 84571 0 0 0 -
size 85248 4 exact 1 1 85248 1 0 0 -
size 86855 1 exact 1 1 86855 0 0 0 -
size 87073 1 exact 1 1 87073 0 0 0 -
size 87189 1 exact 1 1 87189 0 0 0 -
size 88064 4 exact 1 1 88064 0 0 0 -
size 88576 4 exact 1 1 88576 0 0 0 -
size 88653 1 exact 1 1 88653 0 0 0 -
size 89628 1 exact 1 1 89628 0 0 0 -
size 91136 4 exact 1 1 91136 1 0 0 -
size 91648 4 exact 1 1 91648 1 0 0 -
size 92881 1 exact 1 1 92881 0 0 0 -
size 93696 4 exact 1 1 93696 0 0 0 -
size 94720 4 exact 1 1 94720 1 0 0 -
size 96256 4 exact 1 1 96256 0 0 0 -
size 96592 1 exact 1 1 96592 0 0 0 -
size 96984 8 exact 1 1 96984 1 0 0 -
size 97134 1 exact 2 2 194268 0 0 0 -
size 97300 1 exact 1 1 97300 0 0 0 -
size 97503 1 exact 1 1 97503 0 0 0 -
size 97680 1 exact 1 1 97680 0 0 0 -
size 98304 4 exact 1 1 98304 0 0 0 -
size 98304 8 exact 246 246 24182784 94 1 1 31:1
size 98816 4 exact 1 1 98816 1 0 0 -
size 98874 1 exact 1 1 98874 0 0 0 -
size 100368 16 exact 45 45 4516560 0 0 0 -
size 100553 1 exact 1 1 100553 0 0 0 -
size 101513 1 exact 1 1 101513 0 0 0 -
size 101672 1 exact 1 1 101672 0 0 0 -
size 102416 16 exact 2 2 204832 2 0 0 -
size 102517 1 exact 1 1 102517 0 0 0 -
size 103338 1 exact 1 1 103338 0 0 0 -
size 104127 1 exact 1 1 104127 0 0 0 -
size 104696 4 exact 2 2 209392 0 0 0 -
size 105720 4 exact 2 2 211440 0 0 0 -
size 106496 4 exact 2 2 212992 2 0 0 -
size 106532 4 exact 2 2 213064 0 0 0 -
size 107008 4 exact 1 1 107008 1 0 0 -
size 107521 1 exact 1 1 107521 0 0 0 -
size 107606 1 exact 1 1 107606 0 0 0 -
size 110746 1 exact 1 1 110746 0 0 0 -
size 111104 4 exact 1 1 111104 1 0 0 -
size 114688 8 exact 75 75 8601600 0 0 0 -
size 115623 1 exact 1 1 115623 0 0 0 -
size 117157 1 exact 1 1 117157 0 0 0 -
size 119168 4 exact 1 1 119168 0 0 0 -
size 119808 4 exact 2 2 239616 1 0 0 -
size 120832 4 exact 1 1 120832 1 0 0 -
size 122696 4 exact 2 2 245392 0 0 0 -
size 125404 1 exact 1 1 125404 0 0 0 -
size 126976 4 exact 3 3 380928 2 0 0 -
size 127424 4 exact 1 1 127424 0 0 0 -
size 127825 1 exact 1 1 127825 0 0 0 -
size 128116 1 exact 1 1 128116 0 0 0 -
size 128800 1 exact 1 1 128800 0 0 0 -
size 129711 1 exact 1 1 129711 0 0 0 -
size 130000 4 exact 1 1 130000 0 0 0 -
size 131072 4 exact 6 6 786432 1 0 0 -
size 131072 8 exact 5 5 655360 0 0 0 -
size 133878 1 exact 1 1 133878 0 0 0 -
size 134276 1 exact 1 1 134276 0 0 0 -
size 136027 1 exact 1 1 136027 0 0 0 -
size 138122 1 exact 1 1 138122 0 0 0 -
size 138673 1 exact 1 1 138673 0 0 0 -
size 139008 4 exact 1 1 139008 0 0 0 -
size 141293 1 exact 1 1 141293 0 0 0 -
size 143360 4 exact 1 1 143360 0 0 0 -
size 144888 8 exact 1 1 144888 1 0 0 -
size 144896 4 exact 1 1 144896 0 0 0 -
size 145086 1 exact 1 1 145086 0 0 0 -
size 147447 1 exact 1 1 147447 0 0 0 -
size 149037 1 exact 1 1 149037 0 0 0 -
size 149504 4 exact 1 1 149504 1 0 0 -
size 152064 4 exact 1 1 152064 1 0 0 -
size 158564 1 exact 1 1 158564 0 0 0 -
size 161414 1 exact 1 1 161414 0 0 0 -
size 162112 4 exact 1 1 162112 0 0 0 -
size 163840 4 rounded 2 2 322976 0 0 0 -
size 167656 4 exact 2 2 335312 0 0 0 -
size 176128 4 exact 1 1 176128 1 0 0 -
size 176916 1 exact 1 1 176916 0 0 0 -
size 177152 4 exact 1 1 177152 0 0 0 -
size 184532 4 exact 2 2 369064 0 0 0 -
size 187392 4 exact 1 1 187392 1 0 0 -
size 190452 1 exact 1 1 190452 0 0 0 -
size 192512 4 exact 1 1 192512 1 0 0 -
size 196608 4 exact 1 1 196608 1 0 0 -
size 196608 8 exact 94 94 18481152 53 0 0 -
size 198052 1 exact 1 1 198052 0 0 0 -
size 200720 16 exact 11 11 2207920 0 0 0 -
size 214651 1 exact 1 1 214651 0 0 0 -
size 221142 1 exact 1 1 221142 0 0 0 -
size 221748 1 exact 1 1 221748 0 0 0 -
size 229376 8 exact 21 21 4816896 0 1 1 20:1
size 238336 4 exact 1 1 238336 0 0 0 -
size 239616 4 exact 1 1 239616 0 0 0 -
size 253952 4 exact 1 1 253952 1 0 0 -
size 254848 4 exact 1 1 254848 0 0 0 -
size 260000 4 exact 1 1 260000 1 0 0 -
size 262144 4 exact 3 3 786432 1 0 0 -
size 262144 4 rounded 2 2 513240 0 0 0 -
size 262144 8 exact 4 4 1048576 0 0 0 -
size 266293 1 exact 1 1 266293 0 0 0 -
size 278016 4 exact 1 1 278016 0 0 0 -
size 280251 1 exact 1 1 280251 0 0 0 -
size 286720 4 exact 1 1 286720 1 0 0 -
size 289792 4 exact 1 1 289792 1 0 0 -
size 320000 8 exact 9 9 2880000 0 0 0 -
size 324224 4 exact 1 1 324224 0 0 0 -
size 344896 8 exact 1 1 344896 0 0 0 -
size 354304 4 exact 1 1 354304 1 0 0 -
size 393216 8 exact 25 25 9830400 14 0 0 -
size 401424 16 exact 1 1 401424 0 0 0 -
size 403160 4 exact 2 2 806320 0 0 0 -
size 458752 8 exact 1 1 458752 0 0 0 -
size 476672 4 exact 1 1 476672 1 0 0 -
size 479232 4 exact 1 1 479232 1 0 0 -
size 509696 4 exact 1 1 509696 0 0 0 -
size 524288 4 exact 2 2 1048576 0 0 0 -
size 524288 8 exact 2 2 1048576 0 0 0 -
size 556032 4 exact 1 1 556032 1 0 0 -
size 628845 1 exact 1 1 628845 0 0 0 -
size 648448 4 exact 1 1 648448 1 0 0 -
size 708608 8 exact 1 1 708608 1 0 0 -
size 786432 8 exact 10 10 7864320 1 0 0 -
size 802832 16 exact 1 1 802832 0 0 0 -
size 1019392 4 exact 1 1 1019392 1 0 0 -
size 1048576 4 exact 2 2 2097152 0 0 0 -
size 1048576 8 exact 2 2 2097152 0 0 0 -
size 1572864 8 exact 8 8 12582912 3 0 0 -
size 1605648 16 exact 1 1 1605648 1 0 0 -
size 2097152 4 exact 2 2 4194304 2 0 0 -
size 3145728 8 exact 4 4 12582912 3 0 0 -
size 6291456 8 exact 1 1 6291456 1 0 0 -
growth 1 8 60
growth 8 16 24
growth 8 32 155230
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
growth 16 112 10
growth 16 128 6
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
growth 32 64 73113
growth 32 72 161
growth 32 80 136
growth 32 88 91
growth 32 96 79
growth 32 104 61
growth 32 112 49
growth 32 120 37
growth 32 128 45
growth 32 136 33
growth 32 144 36
growth 32 152 20
growth 32 160 20
growth 32 168 20
growth 32 176 14
growth 32 184 6
growth 32 192 6
growth 32 200 11
growth 32 208 6
growth 32 216 6
growth 32 224 11
growth 32 232 5
growth 32 240 3
growth 32 248 4
growth 32 256 8
growth 32 264 5
growth 32 280 8
growth 32 288 5
growth 32 296 3
growth 32 304 4
growth 32 312 1
growth 32 320 2
growth 32 344 6
growth 32 368 2
growth 32 376 1
growth 32 384 2
growth 32 392 1
growth 32 408 3
growth 32 416 3
growth 32 424 2
growth 32 440 1
growth 32 448 2
growth 32 472 1
growth 32 480 1
growth 32 496 2
growth 32 504 1
growth 32 560 2
growth 32 568 2
growth 32 576 1
growth 32 656 1
growth 32 680 1
growth 32 696 1
growth 32 752 1
growth 32 768 1
growth 32 816 1
growth 32 896 1
growth 32 912 1
growth 32 968 1
growth 32 1280 1
growth 36 72 20
growth 40 80 184
growth 40 88 20
growth 40 96 8
growth 40 104 8
growth 40 112 4
growth 40 120 3
growth 40 128 5
growth 40 136 2
growth 40 144 3
growth 40 152 1
growth 40 160 1
growth 40 176 1
growth 40 184 2
growth 40 192 1
growth 40 200 1
growth 40 240 1
growth 40 264 1
growth 40 328 1
growth 40 464 1
growth 40 584 1
growth 40 1136 1
growth 44 88 2
growth 48 96 267
growth 48 104 5
growth 48 112 5
growth 48 120 6
growth 48 128 5
growth 48 136 1
growth 48 144 6
growth 48 176 3
growth 48 192 63
growth 48 200 1
growth 48 216 1
growth 48 240 2
growth 48 248 1
growth 48 296 1
growth 48 312 1
growth 48 336 4
growth 48 1056 1
growth 56 112 120
growth 56 120 2
growth 56 128 3
growth 56 136 3
growth 56 152 1
growth 56 168 3
growth 56 192 2
growth 56 200 3
growth 56 208 2
growth 56 216 1
growth 56 352 1
growth 56 552 1
growth 60 120 2
growth 64 128 42488
growth 64 136 29
growth 64 144 27
growth 64 152 22
growth 64 160 20
growth 64 168 11
growth 64 176 10
growth 64 184 17
growth 64 192 17
growth 64 200 13
growth 64 208 8
growth 64 216 12
growth 64 224 2
growth 64 232 6
growth 64 240 3
growth 64 248 3
growth 64 264 4
growth 64 272 1
growth 64 280 2
growth 64 288 4
growth 64 296 3
growth 64 304 4
growth 64 312 1
growth 64 328 2
growth 64 360 1
growth 64 376 4
growth 64 400 1
growth 64 408 1
growth 64 432 1
growth 64 456 2
growth 64 472 1
growth 64 488 1
growth 64 496 1
growth 64 520 1
growth 64 544 2
growth 64 568 1
growth 64 576 1
growth 64 1072 1
growth 69 138 11
growth 71 142 65
growth 72 144 203
growth 72 152 3
growth 72 160 3
growth 72 168 4
growth 72 176 2
growth 72 208 3
growth 72 248 1
growth 72 256 3
growth 72 264 1
growth 72 304 1
growth 72 400 1
growth 72 912 1
growth 73 146 63
growth 75 150 94
growth 76 152 7
growth 77 154 274
growth 78 156 75
growth 79 158 65
growth 80 160 400
growth 80 168 2
growth 80 176 1
growth 80 192 2
growth 80 200 3
growth 80 216 3
growth 80 248 1
growth 80 264 2
growth 80 272 1
growth 80 280 1
growth 80 336 1
growth 80 360 2
growth 80 368 1
growth 80 376 1
growth 80 400 1
growth 80 408 1
growth 80 496 1
growth 80 688 1
growth 80 1016 1
growth 80 1032 1
growth 81 162 55
growth 82 164 56
growth 83 166 108
growth 84 168 106
growth 85 170 59
growth 86 172 109
growth 87 174 66
growth 88 176 200
growth 88 184 6
growth 88 216 2
growth 88 224 1
growth 88 248 4
growth 88 264 1
growth 88 280 1
growth 88 296 1
growth 88 376 1
growth 88 424 1
growth 88 432 1
growth 88 480 1
growth 88 1232 1
growth 88 1736 1
growth 89 178 103
growth 90 180 39
growth 91 182 67
growth 92 184 37
growth 93 186 35
growth 94 188 33
growth 95 190 16
growth 96 192 8821
growth 96 216 1
growth 96 224 2
growth 96 232 1
growth 96 240 1
growth 96 248 1
growth 96 256 2
growth 96 264 1
growth 96 272 1
growth 96 296 1
growth 96 336 1
growth 96 360 1
growth 96 400 2
growth 96 416 1
growth 96 464 1
growth 96 880 1
growth 97 194 44
growth 98 196 19
growth 99 198 15
growth 100 200 17
growth 101 202 11
growth 102 204 25
growth 103 206 27
growth 104 208 116
growth 104 216 4
growth 104 248 1
growth 104 256 4
growth 104 272 1
growth 104 280 1
growth 104 344 1
growth 104 384 1
growth 104 464 1
growth 104 472 1
growth 104 528 1
growth 104 600 1
growth 104 736 1
growth 104 808 1
growth 105 210 27
growth 106 212 34
growth 107 214 9
growth 108 216 10
growth 109 218 20
growth 110 220 10
growth 111 222 11
growth 112 224 153
growth 112 232 1
growth 112 240 2
growth 112 248 1
growth 112 256 3
growth 112 264 1
growth 112 272 1
growth 112 280 1
growth 112 288 1
growth 112 296 1
growth 112 312 1
growth 112 328 1
growth 112 424 1
growth 112 464 1
growth 112 512 1
growth 112 624 1
growth 112 856 1
growth 112 3984 1
growth 113 226 14
growth 114 228 18
growth 115 230 6
growth 116 232 2
growth 117 234 1
growth 118 236 1
growth 120 240 52
growth 120 256 1
growth 120 264 1
growth 120 272 1
growth 120 320 1
growth 120 344 1
growth 120 376 1
growth 120 384 1
growth 120 456 1
growth 120 504 1
growth 120 656 1
growth 120 784 1
growth 120 1096 1
growth 128 256 23050
growth 128 264 7
growth 128 272 7
growth 128 280 7
growth 128 288 9
growth 128 296 9
growth 128 304 4
growth 128 328 4
growth 128 336 2
growth 128 344 3
growth 128 352 3
growth 128 368 3
growth 128 376 2
growth 128 384 2
growth 128 392 2
growth 128 400 2
growth 128 408 2
growth 128 416 2
growth 128 424 2
growth 128 432 1
growth 128 440 2
growth 128 448 1
growth 128 464 2
growth 128 472 2
growth 128 480 1
growth 128 488 1
growth 128 504 1
growth 128 512 1
growth 128 536 2
growth 128 544 1
growth 128 600 1
growth 128 608 2
growth 128 616 1
growth 128 632 1
growth 128 696 1
growth 128 712 1
growth 128 744 1
growth 128 1080 2
growth 128 1520 1
growth 136 272 69
growth 136 328 1
growth 136 344 2
growth 136 392 1
growth 136 712 1
growth 136 984 1
growth 144 288 213
growth 144 296 1
growth 144 304 1
growth 144 312 1
growth 144 320 1
growth 144 328 2
growth 144 336 2
growth 144 344 1
growth 144 352 2
growth 144 376 1
growth 144 392 1
growth 144 432 1
growth 144 480 1
growth 144 504 1
growth 144 584 1
growth 144 1008 1
growth 152 304 49
growth 152 312 2
growth 152 336 1
growth 152 352 1
growth 152 360 1
growth 152 376 1
growth 152 384 1
growth 152 616 1
growth 152 728 1
growth 152 1112 1
growth 160 320 274
growth 160 336 1
growth 160 344 1
growth 160 352 4
growth 160 408 1
growth 160 416 1
growth 160 504 1
growth 160 640 27
growth 160 816 1
growth 160 864 1
growth 160 992 1
growth 168 336 44
growth 168 400 1
growth 168 424 1
growth 176 352 133
growth 176 376 2
growth 176 456 1
growth 176 488 1
growth 176 544 1
growth 184 368 33
growth 184 1104 1
growth 192 384 6785
growth 192 392 2
growth 192 400 1
growth 192 480 2
growth 192 504 1
growth 192 512 1
growth 192 584 1
growth 192 632 1
growth 192 800 1
growth 192 856 1
growth 192 960 1
growth 192 1040 1
growth 192 1128 1
growth 200 400 44
growth 200 496 1
growth 200 544 1
growth 208 416 87
growth 208 440 1
growth 208 448 1
growth 208 888 1
growth 216 432 33
growth 216 472 1
growth 216 584 1
growth 224 448 1456
growth 224 464 2
growth 224 504 1
growth 224 512 1
growth 224 560 1
growth 224 568 1
growth 232 464 15
growth 240 480 49
growth 240 512 2
growth 240 616 1
growth 240 800 1
growth 240 1920 1
growth 248 496 24
growth 256 512 11308
growth 256 520 2
growth 256 528 1
growth 256 536 2
growth 256 544 4
growth 256 552 4
growth 256 568 2
growth 256 576 1
growth 256 592 2
growth 256 600 3
growth 256 608 2
growth 256 624 2
growth 256 656 1
growth 256 664 1
growth 256 696 1
growth 256 704 1
growth 256 744 1
growth 256 760 2
growth 256 768 2
growth 256 824 2
growth 256 840 2
growth 256 880 1
growth 256 1200 1
growth 256 1488 1
growth 256 1736 1
growth 256 4680 1
growth 264 528 26
growth 264 544 1
growth 264 560 1
growth 264 952 1
growth 272 544 63
growth 272 648 1
growth 272 944 1
growth 280 560 25
growth 288 576 166
growth 288 584 1
growth 288 616 1
growth 288 768 1
growth 288 936 1
growth 288 1600 1
growth 296 592 22
growth 296 608 1
growth 296 648 2
growth 296 736 1
growth 304 608 48
growth 304 624 1
growth 304 928 2
growth 312 624 11
growth 312 632 1
growth 320 640 173
growth 320 648 1
growth 320 664 1
growth 320 744 1
growth 320 1072 1
growth 320 1696 1
growth 328 656 14
growth 328 760 1
growth 328 896 1
growth 336 672 41
growth 336 680 1
growth 336 800 1
growth 336 872 1
growth 336 936 1
growth 336 1448 1
growth 344 688 16
growth 352 704 99
growth 352 816 1
growth 352 832 1
growth 352 1032 1
growth 360 720 10
growth 368 736 24
growth 368 992 1
growth 369 738 1
growth 376 752 13
growth 376 888 1
growth 376 1456 1
growth 376 1728 1
growth 384 768 4685
growth 384 816 1
growth 384 944 1
growth 384 984 1
growth 384 1184 1
growth 392 784 8
growth 392 1008 1
growth 392 1184 1
growth 400 800 33
growth 400 880 1
growth 400 1424 1
growth 408 816 10
growth 408 1024 1
growth 416 832 70
growth 416 1224 1
growth 416 1904 1
growth 424 848 12
growth 432 864 28
growth 432 912 1
growth 440 880 7
growth 448 896 1319
growth 448 1432 2
growth 456 912 4
growth 456 1288 1
growth 464 928 17
growth 472 944 4
growth 472 1008 1
growth 472 1480 1
growth 480 960 40
growth 480 1200 1
growth 480 1536 1
growth 488 976 3
growth 496 992 22
growth 496 1288 1
growth 504 1008 7
growth 512 1024 4979
growth 512 1168 1
growth 512 1224 1
growth 512 1336 1
growth 512 1648 1
growth 512 1944 1
growth 512 2064 1
growth 512 2624 1
growth 512 2664 1
growth 520 1040 6
growth 528 1056 20
growth 528 1312 1
growth 528 1816 1
growth 536 1072 5
growth 536 1528 1
growth 544 1088 50
growth 544 1360 1
growth 544 1608 1
growth 544 2264 1
growth 552 1104 5
growth 552 1224 1
growth 560 1120 26
growth 568 1136 7
growth 576 1152 120
growth 584 1168 7
growth 584 1672 1
growth 592 1184 21
growth 600 1200 5
growth 608 1216 37
growth 608 1656 1
growth 608 1712 1
growth 608 3128 1
growth 616 1232 8
growth 624 1248 9
growth 632 1264 3
growth 632 1424 1
growth 640 1280 121
growth 640 1320 1
growth 640 4816 1
growth 648 1296 4
growth 656 1312 13
growth 664 1328 2
growth 672 1344 30
growth 680 1360 2
growth 688 1376 12
growth 688 1416 1
growth 696 1392 2
growth 704 1408 64
growth 704 1464 1
growth 704 1544 1
growth 712 1424 3
growth 720 1440 8
growth 728 1456 1
growth 736 1472 21
growth 736 1608 1
growth 744 1488 2
growth 752 1504 11
growth 760 1520 3
growth 768 1536 3589
growth 768 1560 1
growth 768 2120 1
growth 776 1552 1
growth 784 1568 6
growth 800 1600 26
growth 800 1888 1
growth 808 1616 2
growth 816 1632 11
growth 824 1648 2
growth 832 1664 49
growth 840 1680 2
growth 848 1696 10
growth 856 1712 2
growth 864 1728 20
growth 864 1880 1
growth 872 1744 2
growth 880 1760 7
growth 880 1864 1
growth 888 1776 2
growth 896 1792 1108
growth 912 1824 6
growth 920 1840 1
growth 928 1856 12
growth 928 2376 1
growth 936 1872 2
growth 944 1888 6
growth 952 1904 2
growth 960 1920 26
growth 968 1936 1
growth 976 1952 3
growth 984 1968 2
growth 992 1984 22
growth 1008 2016 9
growth 1016 2032 1
growth 1024 2048 2222
growth 1024 2064 1
growth 1024 2088 1
growth 1024 2312 1
growth 1024 2648 1
growth 1024 2872 1
growth 1032 2064 2
growth 1040 2080 4
growth 1040 2544 1
growth 1048 2096 1
growth 1056 2112 17
growth 1072 2144 3
growth 1080 2160 2
growth 1088 2176 34
growth 1096 2192 1
growth 1104 2208 5
growth 1112 2224 1
growth 1120 2240 21
growth 1136 2272 6
growth 1144 2288 1
growth 1152 2304 71
growth 1152 2320 1
growth 1152 3008 1
growth 1152 4848 1
growth 1168 2336 6
growth 1184 2368 16
growth 1184 2568 1
growth 1184 11632 1
growth 1200 2400 5
growth 1216 2432 25
growth 1224 2448 3
growth 1232 2464 5
growth 1248 2496 11
growth 1264 2528 2
growth 1280 2560 82
growth 1288 2576 3
growth 1296 2592 2
growth 1312 2624 5
growth 1320 2640 1
growth 1328 2656 2
growth 1336 2672 1
growth 1344 2688 24
growth 1360 2720 3
growth 1376 2752 11
growth 1384 2768 1
growth 1392 2784 2
growth 1400 3072 1
growth 1408 2816 44
growth 1416 2832 1
growth 1424 2848 5
growth 1432 2864 1
growth 1440 2880 6
growth 1448 2896 1
growth 1456 2912 3
growth 1464 2928 1
growth 1472 2944 14
growth 1480 2960 2
growth 1504 3008 9
growth 1520 3040 4
growth 1528 3056 1
growth 1536 3072 2609
growth 1544 3088 1
growth 1552 3104 1
growth 1568 3136 2
growth 1600 3200 19
growth 1600 3520 1
growth 1608 3216 2
growth 1616 3232 1
growth 1632 3264 10
growth 1648 3296 2
growth 1664 3328 39
growth 1672 3344 2
growth 1680 3360 1
growth 1696 3392 9
growth 1712 3424 2
growth 1728 3456 14
growth 1736 3472 3
growth 1744 3488 1
growth 1760 3520 7
growth 1776 3552 1
growth 1792 3584 907
growth 1816 3632 1
growth 1824 3648 3
growth 1856 3712 9
growth 1872 3744 2
growth 1888 3776 4
growth 1904 3808 2
growth 1920 3840 19
growth 1952 3904 2
growth 1968 3936 2
growth 1984 3968 20
growth 2000 4096 1
growth 2016 4032 6
growth 2032 4064 1
growth 2048 4096 1007
growth 2048 4232 1
growth 2048 4896 1
growth 2048 17376 1
growth 2064 4128 4
growth 2080 4160 2
growth 2088 4176 1
growth 2096 4192 1
growth 2112 4224 12
growth 2120 4240 1
growth 2160 4320 1
growth 2176 4352 25
growth 2192 4384 1
growth 2208 4416 5
growth 2224 4448 1
growth 2240 4480 15
growth 2264 4528 1
growth 2304 4608 45
growth 2304 4936 1
growth 2312 4624 1
growth 2320 4640 1
growth 2336 4672 5
growth 2368 4736 7
growth 2376 4752 1
growth 2432 4864 17
growth 2448 4896 3
growth 2464 4928 5
growth 2496 4992 7
growth 2528 5056 2
growth 2544 5088 1
growth 2560 5120 48
growth 2568 5136 1
growth 2576 5152 2
growth 2624 5248 3
growth 2640 5280 1
growth 2648 5296 1
growth 2656 5312 1
growth 2664 5328 1
growth 2672 5344 1
growth 2688 5376 19
growth 2720 5440 2
growth 2752 5504 7
growth 2768 5536 1
growth 2816 5632 23
growth 2816 7448 1
growth 2832 5664 1
growth 2848 5696 4
growth 2864 5728 1
growth 2880 5760 5
growth 2912 5824 3
growth 2928 5856 1
growth 2944 5888 10
growth 2960 5920 2
growth 2976 5952 2
growth 3008 6016 7
growth 3056 6112 1
growth 3072 6144 1913
growth 3072 9688 1
growth 3088 6176 1
growth 3136 6272 2
growth 3200 6400 16
growth 3216 6432 1
growth 3264 6528 6
growth 3296 6592 2
growth 3304 6608 2
growth 3328 6656 24
growth 3344 6688 2
growth 3360 6720 1
growth 3392 7224 1
growth 3392 7488 1
growth 3456 6912 10
growth 3472 6944 1
growth 3488 6976 1
growth 3520 7040 6
growth 3552 7104 1
growth 3584 7168 672
growth 3632 7264 1
growth 3648 7296 2
growth 3712 7424 6
growth 3744 7488 2
growth 3768 7536 1
growth 3776 7552 3
growth 3808 7616 1
growth 3840 7680 13
growth 3904 7808 2
growth 3968 7936 16
growth 4032 8064 3
growth 4096 8192 437
growth 4096 8208 1
growth 4128 8256 1
growth 4160 8320 1
growth 4176 8352 1
growth 4224 8448 8
growth 4232 8464 1
growth 4320 8640 1
growth 4352 8704 17
growth 4384 8768 1
growth 4448 8896 1
growth 4480 8960 10
growth 4528 9056 1
growth 4608 9216 31
growth 4624 9248 1
growth 4672 9344 5
growth 4680 9360 1
growth 4736 9472 6
growth 4752 9504 1
growth 4816 9632 1
growth 4864 9728 13
growth 4896 9792 3
growth 4928 9856 5
growth 4936 9872 1
growth 4992 9984 5
growth 5056 10112 1
growth 5120 10240 23
growth 5152 10304 1
growth 5208 10416 1
growth 5248 10496 2
growth 5280 10560 1
growth 5296 10592 1
growth 5328 10656 1
growth 5344 10688 1
growth 5376 10752 13
growth 5408 10816 1
growth 5504 11008 5
growth 5536 11072 1
growth 5632 11264 12
growth 5696 11392 4
growth 5728 11456 1
growth 5760 11520 2
growth 5824 11648 2
growth 5856 11712 1
growth 5888 11776 8
growth 5920 11840 2
growth 6016 12032 5
growth 6112 12224 1
growth 6144 12288 1334
growth 6144 12680 1
growth 6144 20264 1
growth 6176 12352 1
growth 6272 12544 1
growth 6400 12800 12
growth 6432 12864 1
growth 6528 13056 3
growth 6592 13184 1
growth 6656 13312 15
growth 6688 13376 2
growth 6720 13440 1
growth 6784 13568 1
growth 6912 13824 6
growth 6944 13888 1
growth 7040 14080 4
growth 7168 14336 466
growth 7224 14448 1
growth 7264 14528 1
growth 7424 14848 1
growth 7448 14896 1
growth 7488 14976 3
growth 7680 15360 4
growth 7808 15616 2
growth 7936 15872 9
growth 8064 16128 2
growth 8192 16384 174
growth 8208 16416 1
growth 8256 16512 1
growth 8352 16704 1
growth 8448 16896 2
growth 8704 17408 15
growth 8768 17536 1
growth 8832 17664 1
growth 8960 17920 6
growth 9056 18112 1
growth 9216 18432 17
growth 9344 18688 4
growth 9504 19008 1
growth 9728 19456 4
growth 9792 19584 1
growth 9856 19712 3
growth 9872 19744 1
growth 9984 19968 2
growth 10112 20224 1
growth 10240 20480 11
growth 10304 20608 1
growth 10344 20688 1
growth 10496 20992 1
growth 10592 21184 1
growth 10656 21312 1
growth 10688 21376 1
growth 10752 21504 6
growth 10752 21600 1
growth 11008 22016 3
growth 11072 22144 1
growth 11264 22528 4
growth 11488 22976 1
growth 11520 23040 2
growth 11648 23296 2
growth 11712 23424 1
growth 11776 23552 3
growth 11840 23680 2
growth 12032 24064 3
growth 12224 24448 1
growth 12288 24576 863
growth 12352 24704 1
growth 12800 25600 7
growth 13056 26112 3
growth 13312 26624 9
growth 13376 26752 1
growth 13888 27776 1
growth 14336 28672 295
growth 14448 28896 1
growth 14816 29632 1
growth 14848 31856 1
growth 14896 29792 1
growth 14976 29952 3
growth 15616 31232 2
growth 15872 31744 7
growth 16128 32256 1
growth 16384 32768 44
growth 16640 33280 1
growth 17280 34560 1
growth 17376 34752 1
growth 17408 34816 8
growth 17408 40240 1
growth 17536 35072 1
growth 17920 35840 4
growth 18112 36224 1
growth 18688 37376 3
growth 19008 38016 1
growth 19456 38912 1
growth 19712 39424 1
growth 19744 39488 1
growth 20224 40448 1
growth 20264 40528 1
growth 20480 40960 7
growth 20688 49152 1
growth 21312 42624 1
growth 22016 44032 2
growth 22144 44288 1
growth 22784 45568 1
growth 22976 45952 1
growth 23424 46848 1
growth 24064 48128 2
growth 24448 48896 1
growth 24576 49152 505
growth 24704 49408 1
growth 26624 53248 8
growth 26752 53504 1
growth 27776 55552 1
growth 28672 57344 168
growth 29792 59584 1
growth 29952 59904 3
growth 30208 60416 1
growth 31232 62464 1
growth 31856 63712 1
growth 32768 65536 23
growth 34752 69504 1
growth 35840 71680 2
growth 36224 72448 1
growth 37376 74752 2
growth 38016 76032 1
growth 40448 80896 1
growth 40528 81056 1
growth 42624 85248 1
growth 44032 88064 1
growth 44288 88576 1
growth 45824 91648 1
growth 46848 93696 1
growth 48128 96256 1
growth 49152 98304 247
growth 49408 98816 1
growth 53248 106496 2
growth 57344 114688 75
growth 59584 119168 1
growth 59904 119808 2
growth 63488 126976 3
growth 63712 127424 1
growth 65536 131072 11
growth 69504 139008 1
growth 71680 143360 1
growth 74752 149504 1
growth 81056 162112 1
growth 88064 176128 1
growth 88576 177152 1
growth 93696 187392 1
growth 96256 192512 1
growth 98304 196608 95
growth 114688 229376 21
growth 119168 238336 1
growth 127424 254848 1
growth 131072 262144 6
growth 139008 278016 1
growth 162112 324224 1
growth 196608 393216 25
growth 229376 458752 1
growth 254848 509696 1
growth 262144 524288 4
growth 278016 556032 1
growth 324224 648448 1
growth 393216 786432 10
growth 509696 1019392 1
growth 524288 1048576 4
growth 786432 1572864 8
growth 1048576 2097152 2
growth 3145728 6291456 1
other-growth 298
live 0 3486694
live 16777216 7931275
live 33554432 10594200
live 50331648 13248562
live 67108864 16404899
live 83886080 17692051
live 100663296 21076861
live 117440512 25242623
live 134217728 27892559
live 150994944 30583045
live 167772160 32508480
live 184549376 35617776
live 201326592 38148978
live 218103808 40299417
live 234881024 43383415
live 251658240 45409678
live 268435456 48039920
live 285212672 50397107
live 301989888 54460688
live 318767104 56896803
live 335544320 58719625
live 352321536 60941106
live 369098752 63406233
live 385875968 66726959
live 402653184 68390167
live 419430400 69826522
live 436207616 70993610
live 452984832 75590768
live 469762048 77022626
live 486539264 77623571
live 503316480 78138925
live 520093696 78820676
live 536870912 80661812
live 553648128 80990839
live 570425344 81405739
live 587202560 82258125
live 603979776 83479707
live 620756992 84729573
live 637534208 87962247
live 654311424 89186275
live 671088640 90875722
live 687865856 92759101
live 704643072 95917337
live 721420288 97936436
live 738197504 99597972
live 754974720 102817832
live 771751936 104518605
live 788529152 106390577
live 805306368 107259470
live 822083584 108957099
live 838860800 113396178
live 855638016 115663824
live 872415232 117231918
live 889192448 118879027
live 905969664 120053919
live 922746880 120972750
live 939524096 122641719
live 956301312 124298956
live 973078528 126367034
live 989855744 127597816
live 1006632960 131341219
live 1023410176 132561922
live 1040187392 134095109
live 1056964608 135714763
live 1073741824 137351711
live 1090519040 140994078
live 1107296256 143742758
live 1124073472 145370221
live 1140850688 147224826
live 1207959552 147154594
live 1258291200 146863100
live 1308622848 146717338
live 1358954496 146684795
live 1426063360 146671250
live 3321888768 146860945
live 3338665984 146255053
live 3355443200 148250029
live 3372220416 150272629
live 3388997632 152026717
live 3405774848 151138241
live 3422552064 140459865
live 3439329280 135783768
live 3456106496 133237874
live 3472883712 130308906
live 3489660928 124955905
live 3506438144 125250553
live 3539992576 117333459
live 3556769792 116639741
live 3573547008 113655423
live 3590324224 95505777
live 3607101440 84964293
live 3623878656 75087628
live 3640655872 57024305
live 3657433088 45967289
live 3674210304 40794119
live 3690987520 20335699
end 3628
