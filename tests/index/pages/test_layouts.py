# ruff: noqa: E501 (a page's line is one line here too)
"""Pages as the outlets lay them out, with invented text: every line's label is stated and must come out."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.pages.splitting import split

# T title, L lead, H header (date, outlet), B body, X anything cut; a line without a mark is blank.
LAYOUTS = {
    "tempo": """
X|Baca berita dengan sedikit iklan, klik di sini
T|Pedagang Pasar Legi Tolak Relokasi ke Gedung Baru
X|Reporter
X|Tempo.co
X|Editor
X|Rina Wulandari
H|Selasa, 12 Maret 2019 10:12 WIB
X|Suasana Pasar Legi Solo, Jawa Tengah, Senin, 11 Maret 2019. TEMPO/Bagus Pratama
B|TEMPO.CO, Solo - Ratusan pedagang Pasar Legi menolak pindah ke gedung baru yang belum selesai dibangun.
X|Baca berita dengan sedikit iklan, klik di sini
B|"Kami belum diberi tahu soal harga sewa kios," kata Suminem, pedagang sayur, kemarin.
X|Baca juga:
X|Kios Terbakar, Pedagang Minta Ganti Rugi
X|Harga Sewa Lapak Naik Dua Kali Lipat
B|Pemerintah kota berjanji akan menemui para pedagang pekan depan untuk membahas tuntutan itu.
X|BAGUS PRATAMA
X|Berita terkait
X|Jadwal Puasa Tahun Ini
X|12 jam lalu
""",
    "kontan": """
H|kontan.co.id
X|banner langganan top
X|| : WIB | INDIKATOR |
X|• LQ45 812,10   3,22   0.40%

T|Produksi kakao Luwu turun, ini sebabnya
H|Senin, 5 Juni 2017 / 09:15 WIB
T-again|Produksi kakao Luwu turun, ini sebabnya
X|ILUSTRASI. Petani memanen kakao
X|Reporter: Dimas Aryo | Editor: Sari Indah

B|KONTAN.CO.ID - MAKASSAR. Produksi kakao di Kabupaten Luwu turun seperlima karena pohon yang tua belum diganti petani.
B|Dinas Perkebunan mencatat hasil panen tahun lalu hanya sekitar 12.000 ton.
X|Baca Juga: Harga kakao dunia tertekan
B|Tahun ini pemerintah daerah membagikan bibit kepada 3.000 keluarga petani di enam kecamatan.
X|Cek Berita dan Artikel yang lain di Google News
X|DONASI, Dapat Voucer Gratis!
""",
    "detik": """
X|Home
X|Berita
X|detikNews
T|Jembatan Kali Wulan Ambruk, Warga Memutar 15 Km
X|Andi Saputra - detikNews
H|Rabu, 08 Sep 2021 14:31 WIB
X|BAGIKAN
X|Komentar
X|Foto: Jembatan Kali Wulan (Dok. BPBD)
B|Demak - Jembatan di atas Kali Wulan ambruk setelah hujan deras semalam, sehingga warga harus memutar sejauh 15 kilometer.
B|"Tidak ada korban jiwa," ujar Kepala BPBD Demak, Sutrisno.
X|ADVERTISEMENT
X|SCROLL TO CONTINUE WITH CONTENT
B|Sutrisno menyebut tiang penyangga jembatan itu sudah lama retak dan pernah dilaporkan warga.
X|[Gambas:Video 20detik]
X|Simak juga Video 'Detik-detik Jembatan Ambruk':
B|Perbaikan akan dimulai setelah debit air sungai turun.
X|(hek/ara)
X|jembatan ambruk
X|demak
X|Berita Terkait
X|Kecelakaan Beruntun di Tol Pejagan
""",
    "cnn": """
T|Kapal Feri Kandas di Perairan Selayar
X|CNN Indonesia
H|Rabu, 18 Okt 2023 23:20 WIB
X|Kapal feri yang kandas terlihat dari udara. (AFP/Rahmat Hidayat)
B|Jakarta, CNN Indonesia --

B|Sebuah kapal feri dengan 140 penumpang kandas di perairan Selayar, Sulawesi Selatan, Rabu pagi.

B|Seluruh penumpang telah dipindahkan ke kapal lain, kata Kepala Basarnas Makassar.

X|[Gambas:Video CNN]

B|Kapal itu berangkat dari Bira pukul 06.00 Wita dan seharusnya tiba sejam kemudian.

X|(rds/bac)
X|TOPIK TERKAIT
""",
    "republika": """
H|Senin 05 Mar 2012 20:13 WIB
T|Nelayan Rembang Panen Rajungan di Awal Musim
X|Rep: Amin Basuki/ Red: Heri Santoso
X|Nelayan menurunkan rajungan di Rembang
X|Foto: republika.example
X|Nelayan menurunkan rajungan di Rembang

B|REPUBLIKA.CO.ID, REMBANG -- Nelayan di pesisir Rembang memanen rajungan lebih awal tahun ini karena cuaca yang tenang.
B|"Sekali melaut kami bisa membawa 30 kilogram," kata Kasmadi, nelayan Tasikagung.
X|BACA JUGA: Ikuti Kabar Pesisir di Sini
B|Harga rajungan di tempat pelelangan mencapai Rp 90 ribu per kilogram.

X|sumber : Antara
X|Advertisement
X|Berita Lainnya
""",
    "antara": """
X|Tentang Kami
T|Petani garam Madura mulai panen perdana
H|Minggu, 2 Agustus 2020 10:12 WIB
X|Petani mengangkut garam di Pamekasan. ANTARA FOTO/Budi Wijaya/foc.
B|Pamekasan (ANTARA) - Petani garam di Pulau Madura memulai panen perdana musim kemarau dengan hasil yang lebih baik.
B|Ketua kelompok tani setempat mengatakan produksi diperkirakan mencapai 80 ton per hektare.
X|Pewarta: Abdul Hakim
X|Editor: Siti Aminah
X|COPYRIGHT © ANTARA 2020
X|Petani garam rugi akibat hujan pada musim panen lalu di tiga kabupaten.
""",
    "suara": """
X|News / Internasional
H|Minggu, 23 Mei 2021 | 11:32 WIB
X|Gubernur meninjau pasar terapung [suara.com/Bowo Lestari]
B|Suara.com - Gubernur Kalimantan Selatan meninjau pasar terapung Lok Baintan yang sepi pembeli sejak awal tahun.
B|Ia meminta dinas pariwisata menata dermaga dan menambah perahu wisata.
X|Baca Juga: Pasar Terapung Pindah ke Darat
B|Pedagang berharap wisatawan kembali datang pada musim libur nanti.
X|Berita Terkait
X|-
X|Jukung Hias Meriahkan Hari Jadi Banjarmasin
X|Terpopuler
X|- 5 Mobil Bekas Murah untuk Keluarga Kecil
""",
    "tribun": """
X|Breaking News:
X|Bencana Alam
T|Banjir Rob Rendam Tiga Desa di Pesisir Sayung
L|Banjir rob merendam tiga desa di pesisir Sayung sejak Selasa malam dan membuat ratusan warga
X|Editor: Eko Nugroho
X|TRIBUNJATENG.COM/ISTIMEWA
X|Warga melintasi jalan desa yang terendam rob di Sayung, Demak, Jawa Tengah, Rabu (3/6/2020).

X|Laporan Wartawan Tribun Jateng, Moch Anhar

B|TRIBUNJATENG.COM, DEMAK - Banjir rob merendam tiga desa di Kecamatan Sayung dengan ketinggian air hingga 60 sentimeter.
B|Camat Sayung mengatakan warga mengungsi ke balai desa dan masjid.
X|• Tanggul Laut Sayung Jebol, Air Masuk Permukiman Warga
B|Dapur umum sudah didirikan oleh relawan sejak pagi.
X|(*)
X|Artikel ini telah tayang di Tribunjateng.com dengan judul Rob Sayung
X|Ikuti kami di
""",
    "pikiran rakyat": """
T|Warga Garut Gotong Royong Bangun Irigasi Desa

H|- 26 April 2022, 18:30 WIB
X|Warga membangun irigasi di Garut.
X|Warga membangun irigasi di Garut. /Pixabay/tama66/

B|LINGKAR KEDIRI – Warga di selatan Garut membangun saluran irigasi sepanjang dua kilometer tanpa bantuan pemerintah.

X|Baca Juga: Jadwal Tanam Padi di Jawa Barat

B|Pekerjaan itu selesai dalam tiga bulan, lebih cepat dari rencana semula.

X|Halaman:
X|Editor: Haniv Putra
X|Tags
X|Artikel Pilihan
X|Terkini
""",
    "liputan6": """
X|Sukses
T|Kebun Teh Tambi Buka Jalur Wisata Baru
L|Jalur wisata baru di kebun teh Tambi, Wonosobo, dibuka untuk umum mulai akhir pekan ini.
X|Oleh Nila Cahyani pada 20 Des 2019, 15:16 WIB
X|Perbesar
X|Pengunjung berjalan di kebun teh. (Liputan6.com/Rudi Hartanto)
B|Liputan6.com, Wonosobo - Pengelola kebun teh Tambi membuka jalur wisata sepanjang lima kilometer untuk pejalan kaki.
B|Jalur itu melewati pabrik tua yang dibangun pada masa kolonial.
X|Saksikan video pilihan berikut ini:
X|2 dari 2 halaman
B|Tiket Masuk
B|Harga tiket masuk jalur itu Rp 15 ribu pada hari biasa dan Rp 20 ribu pada akhir pekan.
B|Pengelola membatasi pengunjung hanya 500 orang dalam sehari.
""",
    "jpnn": """
T|Wali Kota Ambon Resmikan Pasar Ikan Higienis
X|Kamis, 18 Maret 2010 – 15:29 WIB
T-again|Wali Kota Ambon Resmikan Pasar Ikan Higienis
X|Wali Kota meresmikan pasar. Foto : JPNN
B|jpnn.com, AMBON - Wali Kota Ambon meresmikan pasar ikan higienis yang dibangun selama delapan bulan terakhir.
X|Baca Juga:
B|Pasar itu menampung 120 pedagang yang sebelumnya berjualan di tepi jalan.
B|Pembeli kini tidak perlu lagi berdesakan di trotoar. (ant/jpnn)
X|Wali Kota Ambon meresmikan pasar ikan higienis setelah delapan bulan pembangunan di kota itu.
X|BERITA TERKAIT
X|- Ekspor Tuna Maluku Naik
""",
    "rmol without dateline": """
X|Berita
X|Wali Kota Tegal/Net
X|Nusantara
T|Wali Kota Tegal Buka Suara Soal Trotoar Malioboro
H|MINGGU, 04 FEBRUARI 2018 | 19:27 WIB | LAPORAN: SITI RAHMA
B|Wali Kota Tegal buka suara soal penataan trotoar di pusat kota yang ditentang sebagian pedagang kaki lima.
B|Penataan itu menurutnya sudah dibicarakan dengan paguyuban pedagang sejak tahun lalu.
X|Populer
X|Anggaran Trotoar Dipertanyakan Dewan
X|Senin, 10 Maret 2018 | 12:58
""",
    "trt": """
X|DUNIA
X|2 menit membaca
T|Presiden Turkiye resmikan jembatan gantung baru di selat
L|Jembatan sepanjang dua kilometer itu memangkas waktu tempuh dari satu jam menjadi enam menit saja.
T-again|Presiden Turkiye resmikan jembatan gantung baru di selat
X|Jembatan itu memiliki menara setinggi 300 meter. / AA
H|15 Juli 2025

B|Presiden Turkiye meresmikan jembatan gantung yang menghubungkan dua tepi selat di barat negara itu pada hari Selasa.

B|Pembangunannya memakan waktu empat tahun dan melibatkan lima ribu pekerja.

X|TerkaitTRT Global - Turkiye bangun terowongan kereta baru
X|SUMBER:AA
""",
    "okezone": """
X|HOME » NEWS » NUSANTARA
T|Gunung Slamet Keluarkan Asap Tebal, Warga Diminta Tenang
X|Taufik Budi, Okezone · Kamis 5 November 2020 15:56 WIB
X|Gunung Slamet (Foto: Okezone)
X|A A A
B|PURWOKERTO - Gunung Slamet di Jawa Tengah mengeluarkan asap tebal setinggi 300 meter sejak Kamis pagi.
B|Petugas pos pengamatan meminta warga tetap tenang dan tidak mendekati kawah.
X|(ren)
X|Berita Rekomendasi
X|Copyright © 2007-2020 Okezone.com
""",
    "sindonews": """
X|loading...
X|Home
X|Daerah
T|Bupati Natuna Minta Kapal Patroli Ditambah di Laut Utara
X|Andika Pratama
H|Senin, 12 Juli 2021 - 10:10 WIB
X|Bupati Natuna meninjau kapal patroli. Foto/Dok SINDOnews
X|A A A
B|NATUNA - Bupati Natuna meminta pemerintah pusat menambah kapal patroli di laut utara karena banyak kapal asing masuk.
X|Baca juga: Nelayan Natuna Usir Kapal Asing dengan Lampu Sorot
B|Permintaan itu disampaikan lewat surat kepada menteri kelautan, Senin (12/7/2021).
X|Lihat Juga: Kapal Asing Kembali Masuk Natuna
B|"Nelayan kami takut melaut terlalu jauh," katanya.
X|(don)
X|TULIS KOMENTAR ANDA!
""",
    "voa": """
X|Tautan-tautan Akses
X|Lompat ke Navigasi Utama
X|Lompat ke Pencarian
T|Gubernur Papua Resmikan Jembatan Penghubung Dua Distrik
H|14/02/2022
X|FILE - Gubernur Papua saat meninjau jembatan di Jayapura, 3 Januari 2022. (Foto: AP/Budi Santoso)
B|JAYAPURA —
B|Gubernur Papua meresmikan jembatan yang menghubungkan dua distrik terpencil di pegunungan tengah, Senin (14/2).
B|Jembatan itu dibangun selama dua tahun oleh kontraktor setempat. [ab/uh]
X|Terkait
X|Terpopuler
""",
    "bbc": """
T|Nelayan Selat Madura berburu ikan dengan kapal bertenaga surya
X|Sumber gambar, Getty Images
X|Keterangan gambar, Kapal bertenaga surya di Selat Madura
X|Penulis, Sri Rahayu
X|Peranan, Wartawan BBC News Indonesia
H|12 Juli 2021
X|Waktu membaca: 5 menit
B|Puluhan nelayan di Selat Madura kini berangkat melaut dengan kapal kecil yang digerakkan tenaga surya.
B|Mereka menghemat biaya bahan bakar hingga dua pertiga dari sebelumnya.
X|Lompati Berita terkait dan lanjut membaca
X|Berita terkait
X|Kapal listrik pertama di Danau Toba
X|Akhir dari Berita terkait
B|Kapal itu dirakit oleh sekelompok mahasiswa dari Surabaya dengan dana hibah sebuah yayasan.
B|“Kami memulai dari satu kapal,” kata ketua kelompok itu kepada wartawan di Surabaya.
X|Sumber gambar, AFP
X|Keterangan gambar, Mahasiswa merakit kapal di bengkel
B|Perakitan satu kapal membutuhkan waktu enam minggu dan biaya sekitar empat puluh juta rupiah.
""",
    "media indonesia": """
X|Headline
T|Petani Lereng Merapi Kembali ke Ladang
X|Agus Utantoro
H|22/4/2019 10:15
X|Petani memetik cabai di lereng Merapi//ANTARA/HENDRA
B|PARA petani di lereng Merapi kembali ke ladang setelah status gunung diturunkan, Minggu (21/4).
X|Baca juga: Status Merapi Turun
B|Mereka menanam cabai dan tembakau di lahan yang tertutup abu tipis. (OL-2)
X|Editor: Sitria
X|Berita Lainnya
X|Harga Cabai Rawit Merah Naik di Yogyakarta
""",
    "merdeka": """
X|Peristiwa
T|Ribuan Warga Ikuti Kirab Pusaka di Surakarta
H|Selasa, 12 Mei 2015 10:10
X|Reporter : Arie Sunaryo
X|Kirab pusaka. ©2015 Merdeka.com/Arie Sunaryo
B|Merdeka.com - Ribuan warga mengikuti kirab pusaka keraton di Surakarta pada malam pergantian tahun.
B|Kirab itu berlangsung hingga dini hari tanpa gangguan.
X|Baca juga:
X|Kirab Kerbau Bule Dipadati Pengunjung
X|Jalan Slamet Riyadi Ditutup Malam Ini
X|[rnd]
X|Rekomendasi
""",
    "warta ekonomi": """
X|Menu
X|News
X|EkBis
X|Indeks
X|About Us
T|Produksi Gula Nasional Diperkirakan Naik Tahun Depan, Ini Alasannya
X|Produksi Gula Nasional Diperkirakan Naik Tahun Depan, Ini Alasannya Kredit Foto: Antara/Budi
B|Warta Ekonomi, Surabaya -

B|Produksi gula nasional diperkirakan naik tahun depan karena lahan tebu bertambah di Jawa Timur dan Lampung.

X|Baca Juga: Harga Gula Dunia Turun

B|Asosiasi petani tebu meminta pemerintah menahan impor sampai musim giling selesai.

X|Halaman:
X|Mau kabar lain? Yuk Follow Kami di Google News.
""",
    "inews": """
T|Warga Cilacap Bangun Tanggul Sendiri Usai Banjir Berulang

X|Anton Wibowo
X|Tanggul di Cilacap

B|CILACAP, iNews.id - Warga di tiga desa di Cilacap membangun tanggul sendiri setelah banjir berulang kali merendam sawah.

X|Pemerintah Janji Bantu Perbaikan Tanggul Cilacap Sebelum Musim Hujan Tiba

B|"Kami patungan membeli karung dan pasir," kata seorang warga.

X|Editor : Elde Wibowo

X|Bagikan Artikel Ini
X|Konten di bawah ini disajikan oleh pemasang iklan.
X|News Update
""",
    "choice of the desk inside": """
T|Warga Sukamaju Bangun Bendungan Tanpa Dana Pemerintah
X|CNN Indonesia
H|Senin, 04 Mar 2019 10:20 WIB
B|Jakarta, CNN Indonesia --
B|Warga Desa Sukamaju di lereng gunung membangun bendungan kecil dari batu kali selama tiga bulan terakhir.
X|Pilihan Redaksi
X|• Harga Cabai Rawit Melonjak Menjelang Lebaran
X|• Guru Honorer Menang Lomba Menulis
B|"Kami bekerja setiap hari Minggu, tanpa upah," kata Kepala Desa Sukamaju, Sutarman.
B|Air dari bendungan itu kini mengairi empat puluh hektare sawah milik dua ratus keluarga petani.
X|(sut/dar)
""",
    "captions between paragraphs and cards below": """
X|HomeNews
T|Warga Sukamaju Bangun Bendungan Tanpa Dana Pemerintah
X|Darsono
H|Diterbitkan 04 Maret 2019, 10:20 WIB
B|Contoh.com, Sukamaju - Warga Desa Sukamaju di lereng gunung membangun bendungan kecil dari batu kali selama tiga bulan.
X|BACA JUGA:Harga Cabai Rawit Melonjak
B|Mengairi Sawah
X|Petani di sawah. (Contoh.com/Darsono)
B|Air dari bendungan itu kini mengairi empat puluh hektare sawah milik dua ratus keluarga petani.
X|* Fakta atau Hoaks? Untuk mengetahui kebenaran informasi yang beredar, silakan WhatsApp ke nomor Cek Fakta kami.
B|Dinas Pekerjaan Umum berjanji memperkuat tanggulnya. (Contoh.com/Darsono)
X|Harga Cabai Rawit Melonjak Menjelang Lebaran di Pasar Induk
X|Seorang pedagang mengaku kehabisan cabai sejak subuh karena pembeli datang lebih awal.
X|5 jam lalu
X|Polisi Tangkap Pencuri Sapi di Perbatasan Dua Kabupaten
X|Sapi itu ditemukan di kandang tetangga pemiliknya setelah dicari selama dua hari dua malam.
X|6 jam lalu
""",
    "press release": """
X|Siaran Pers
T|KEMENTERIAN PERTANIAN SERAHKAN BIBIT KOPI KEPADA PETANI LERENG GUNUNG
X|Nomor: 12/HUMAS/2019
B|Jakarta, 4 Maret 2019 – Kementerian Pertanian menyerahkan dua ratus ribu bibit kopi kepada petani di lereng gunung.
B|Penyerahan itu dilakukan di balai desa dan disaksikan bupati, camat, dan para ketua kelompok tani setempat.
X|Biro Hubungan Masyarakat
""",
    "bare list of lines inside": """
T|Lima Desa Penerima Bantuan Bibit Kopi Tahun Ini
H|Senin, 4 Maret 2019 | 10:20
B|SUKAMAJU - Pemerintah kabupaten mengumumkan lima desa penerima bantuan bibit kopi untuk musim tanam tahun ini.
B|Berikut daftar desa penerima bantuan bibit kopi tersebut
B|Desa Sukamaju
B|Desa Mekarsari
B|Desa Cibodas
B|Desa Pasirjati
B|Desa Wangunsari
B|Kepala dinas pertanian menyebut bibit itu akan dibagikan mulai pekan depan di balai desa masing-masing.
B|Setiap keluarga menerima dua ratus batang, katanya.
""",
    "a report written as things happen": """
X|Kabar Lereng
T|Kabar Terkini: Banjir di Tiga Kecamatan, Ratusan Warga Mengungsi
H|Rabu, 14 April 2021 21:40 WIB
B|KABARLERENG.COM - Sungai meluap sejak Rabu sore dan banjir merendam tiga kecamatan, ratusan warga mengungsi ke balai desa.
X|Urutkan: Terbaru
B|06.10 WIB
B|Air mulai surut
B|Ketinggian air di jalan raya tinggal 30 sentimeter, kata camat. Kendaraan kecil sudah dapat lewat.
X|Bagikan
B|04.35 WIB
B|Dapur umum dibuka
B|Petugas memasak 600 nasi bungkus untuk pengungsi yang bertahan di masjid dan balai desa sejak semalam.
X|Bagikan
X|Muat lebih banyak
X|Stok Pupuk Bersubsidi Dipastikan Aman Sampai Panen Raya
""",
    "a gallery whose captions are numbered": """
T|Panen Dini Bawang Merah di Brebes
H|Rabu, 14 April 2021 16:05 WIB
X|1 / 2
B|Petani memanen bawang merah yang terendam air di Desa Wetan, Kabupaten Brebes, Jawa Tengah, Rabu (14/4/2021).
X|2 / 2
B|Seorang buruh tani mengikat bawang merah sebelum dijemur di tepi jalan, Rabu (14/4/2021).
X|Bagikan:
X|Foto Lainnya
X|Jembatan Gantung Desa Kulon
""",
    "an essay with its writer's life below": """
X|Opini
T|Bawang, Tanggul, dan Pemerintah yang Datang Terlambat
X|Oleh: Ratna Kusumawardani
H|15 April 2021, 07:00 WIB
B|Setiap musim hujan, petani bawang di pesisir menghadapi pertanyaan yang sama: memanen sekarang dengan harga jatuh, atau menunggu.
B|Pertanyaan itu tidak pernah dijawab oleh pemerintah. Asuransi pertanian ada, tetapi hanya satu dari dua puluh petani memilikinya.
B|Pemerintah semestinya hadir sebelum tanggul jebol, bukan sesudahnya.
X|Ratna Kusumawardani
X|Peneliti ekonomi pedesaan, pengajar di Universitas Pesisir Utara
X|* Tulisan ini adalah tanggung jawab penulis dan tidak mencerminkan sikap redaksi.
X|Subsidi Pupuk yang Tak Sampai
""",
    "a release as it was sent": """
X|SIARAN PERS
X|Untuk Disiarkan Segera
T|PEMERINTAH KABUPATEN PESISIR SALURKAN BENIH BAWANG UNTUK 340 PETANI
B|Brebes, 15 April 2021 – Pemerintah kabupaten menyalurkan bantuan benih bawang kepada 340 petani yang lahannya terendam banjir.
B|Bantuan itu diserahkan oleh sekretaris daerah di pendopo kabupaten dan akan dilanjutkan sampai akhir Mei.
X|--- selesai ---
X|Tentang Kabupaten Pesisir
X|Kabupaten Pesisir adalah penghasil bawang merah terbesar di provinsi itu dan berpenduduk dua juta jiwa.
""",
    "headline only in capitals inside": """
T|Sengketa Lahan di Kampung Nelayan Belum Selesai
H|14 Februari 2016
B|MEDAN, BERITAKITA.COM - Sengketa lahan antara warga kampung nelayan dan pengembang belum menemui titik terang.
B|Digusur Dua Kali
B|Warga mengaku sudah dua kali digusur tanpa ganti rugi yang layak dari pihak pengembang.
X|Puluhan Kapal Nelayan Belawan Gagal Melaut Karena Badai Besar Kemarin
B|Mereka kini mengadu ke Komnas HAM.***
X|Ini kalimat dari berita lain yang ditampilkan di bawah artikel oleh situs.
""",
}


def rows(layout: str) -> list[tuple[str, str]]:
    return [tuple(line.split("|", 1)) for line in layout.strip("\n").split("\n") if line]  # type: ignore[misc]


LABELS = {"title": "T", "lead": "L", "header": "H", "body": "B", "cut": "X"}


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_line_of_a_layout_gets_its_label(name: str, end: str) -> None:
    lines = LAYOUTS[name].strip("\n").split("\n")
    page = split(end.join(line.partition("|")[2] for line in lines))
    got = [(LABELS[line.label], line.text) for line in page.lines]
    expected = [("X" if mark == "T-again" else mark, text) for mark, text in rows(LAYOUTS[name])]
    # Whether a date line is header or cut is the dater's business only where it stands alone.
    assert [text for _, text in got] == [text for _, text in expected]
    wrong = [
        (mark, want, text)
        for (mark, text), (want, _) in zip(got, expected, strict=True)
        if mark != want and {mark, want} != {"X", "H"}
    ]
    assert not wrong


@given(
    st.lists(
        st.sampled_from(
            [line.partition("|")[2] for layout in LAYOUTS.values() for line in layout.split("\n")]
        ),
        max_size=25,
    )
)
@example(["Diterbitkan 04 Maret 2019, 10:20 WIB", "Digusur Dua Kali", "HomeNews"])
def test_shuffled_pages_never_raise_and_lose_nothing(lines: list[str]) -> None:
    page = split("\n".join(lines))
    assert len(page.lines) == sum(bool(line.strip()) for line in lines)
    assert sum(line.label == "title" for line in page.lines) <= 1
