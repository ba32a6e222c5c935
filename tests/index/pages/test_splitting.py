# ruff: noqa: E501 (a page's line is one line here too)
"""Pages as the outlets lay them out, with invented text: every line's label is stated and must come out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.pages import head, lines
from index.pages.record_body import trim_record
from index.pages.splitting import split
from index.pages.wrapping import paragraphs
from search.knowledge.dates import grammar
from tests.steps import steps

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


def test_a_page_without_a_headline_has_none() -> None:
    page = split(
        "Kumpulan Berita Desa\nPara petani di lereng Merbabu mulai menanam tembakau sejak awal bulan ini.\n"
        "Mereka berharap kemarau tahun ini tidak terlalu panjang seperti tahun lalu.\nKomentar\n"
        "Satu kalimat pembaca yang cukup panjang untuk disangka isi artikel itu sendiri."
    )
    assert page.title is None
    assert page.lead is None
    assert len(page.body) == 2


def test_a_deck_above_the_dateline_is_the_lead_and_no_title() -> None:
    deck = (
        "Hubungan dua provinsi itu semakin erat, sehingga perdagangan hasil bumi meningkat tajam tahun ini."
    )
    page = split(
        f"{deck}\nKupang (ANTARA) - Gubernur menandatangani perjanjian dagang hasil bumi di Kupang, Rabu (3/5)."
    )
    assert (page.title, page.lead, len(page.body)) == (None, deck, 1)
    assert page.dateline == "Kupang (ANTARA) - "


def test_short_page_credits_do_not_eat_words_that_hold_their_letters() -> None:
    page = split(
        "Bupati dan Wali Kota Siap Lakukan Kerja Sama\n3 Mei 2021\nWONOGIRI - Bupati siap bekerja sama mulai pekan depan, kata juru bicaranya."
    )
    assert page.title == "Bupati dan Wali Kota Siap Lakukan Kerja Sama"


def test_one_glued_paragraph_is_the_body() -> None:
    text = "Jakarta - Harga beras naik.Pedagang mengeluh karena pembeli berkurang. " * 12
    assert split(text).body == (text.strip(),)


def test_a_first_sentence_broken_at_its_links_is_whole() -> None:
    page = split(
        "Tim Solo Lolos ke Final\nRabu, 8 Sep 2021 14:31 WIB\nBagikan\nPelatih\nPersis Solo\n"
        "memuji anak asuhnya setelah menang dua gol tanpa balas di Stadion Manahan pada Rabu malam.\n"
        "Mereka akan bertemu juara bertahan di partai puncak pekan depan di Jakarta."
    )
    assert page.body[:2] == ("Pelatih", "Persis Solo")
    assert page.title == "Tim Solo Lolos ke Final"


def test_the_colophon_is_kept_apart_for_the_outlet() -> None:
    page = split(
        "SOLO - Pasar malam dibuka kembali setelah dua tahun ditutup.\nTerkini\n© 2021 Contoh.com, grup Contoh"
    )
    assert page.colophon == ("© 2021 Contoh.com, grup Contoh",)


def test_paging_makes_a_page_partial() -> None:
    page = split(
        "SOLO - Pasar malam dibuka kembali setelah dua tahun ditutup karena wabah, kata camat.\nHalaman: 1 2 3"
    )
    assert page.partial
    assert len(page.body) == 1


def test_a_record_loses_furniture_only() -> None:
    body = (
        "Judul ini tetap karena rekaman sudah tahu judulnya\nTerkini\nHarga cabai naik lagi pekan ini.\nADVERTISEMENT\n"
        "SCROLL TO CONTINUE WITH CONTENT\n[Gambas:Video 20detik]\nBaca juga:\nPedagang Cabai Mogok Berjualan di Pasar Induk\n"
        "3. Cabai Rawit Merah\nDaftar Harga\nBaca juga:Harga Telur Ikut Naik\n(Lanjutan Narasi)\nPasar ramai menjelang siang.\n"
        "Cek Berita dan Artikel yang lain di Google\nNews\nEditor: Sutini\n(hek/ara)"
    )
    page = trim_record(body)
    assert page.body == (
        "Judul ini tetap karena rekaman sudah tahu judulnya",
        "Terkini",
        "Harga cabai naik lagi pekan ini.",
        "3. Cabai Rawit Merah",
        "Daftar Harga",
        "(Lanjutan Narasi)",
        "Pasar ramai menjelang siang.",
    )
    assert {cut.reason for cut in page.cut} == {"advert", "box", "related", "promo", "byline", "editor"}


def test_a_record_that_lost_its_line_ends_is_parted_at_the_marks_inside_it() -> None:
    body = (
        "Harga cabai naik lagi. SCROLL TO CONTINUE WITH CONTENT Pedagang mengeluh sepi pembeli."
        "Baca JugaKepala pasar berjanji menambah pasokan. [Gambas:Video 20detik] Panen tiba bulan depan. "
        "Baca juga: Harga Telur Ikut Naik di Pasar Induk"
    )
    page = trim_record(body)
    assert page.body == (
        "Harga cabai naik lagi.",
        "Pedagang mengeluh sepi pembeli.",
        "Kepala pasar berjanji menambah pasokan.",
        "Panen tiba bulan depan.",
    )
    assert [cut.reason for cut in page.cut] == ["advert", "box", "advert", "related"]
    assert {line.number for line in page.lines} == {1}


def test_a_headline_inside_a_line_that_nothing_closes_is_cut_at_the_next_sentence() -> None:
    line = "Harga cabai naik. Baca juga: Harga telur turun. Pedagang mengeluh sepi pembeli."
    assert trim_record(line).body == ("Harga cabai naik.", "Pedagang mengeluh sepi pembeli.")


def test_a_record_loses_the_topics_that_it_ends_with() -> None:
    page = trim_record(
        "Harga cabai naik lagi.\nPedagang mengeluh.\n(hek/ara)\nharga cabai\npasar induk\nMudik 2025"
    )
    assert page.body == ("Harga cabai naik lagi.", "Pedagang mengeluh.")
    assert [cut.reason for cut in page.cut] == ["editor", "tags", "tags", "tags"]
    # an all-lowercase article's last words, and one that ends with a list
    for kept in ("harga cabai naik lagi.\npedagang mengeluh sepi pembeli", "Bahannya:\n1. cabai\n2. garam"):
        assert trim_record(kept).body == tuple(kept.split("\n"))


def test_articles_about_channels_keep_their_sentences() -> None:
    lines = (
        "Cek antrean puskesmas kini dapat lewat WhatsApp. Warga cukup mengirim nama dan nomor kartu.",
        "Unduh formulir di balai desa lalu serahkan kepada petugas loket.",
    )
    assert trim_record("\n".join(lines)).body == lines


@given(st.text(max_size=400))
def test_no_line_is_lost_whatever_the_text(text: str) -> None:
    kept = [line for _, line in paragraphs(text)]
    assert [line.text for line in split(text).lines] == kept
    assert [line.text for line in trim_record(text).lines] == kept


@given(
    st.lists(
        st.sampled_from(
            [line.partition("|")[2] for layout in LAYOUTS.values() for line in layout.split("\n")]
        ),
        max_size=25,
    )
)
def test_shuffled_pages_never_raise_and_lose_nothing(lines: list[str]) -> None:
    page = split("\n".join(lines))
    assert len(page.lines) == sum(bool(line.strip()) for line in lines)
    assert sum(line.label == "title" for line in page.lines) <= 1


def test_a_fact_check_keeps_its_verdict() -> None:
    page = split(
        "Pesan Berantai Sekolah Libur Setahun\n\n24 Juni 2021\n\nKabar itu tidak benar.\n"
        "Faktanya, dinas pendidikan tidak pernah meliburkan sekolah selama setahun.\n=====\n"
        "KATEGORI: Konten Palsu\n=====\nSUMBER: WhatsApp\n=====\nNARASI:\n"
        "“Sekolah libur setahun penuh, sampaikan kepada semua orang tua sekarang juga.”\n=====\nPENJELASAN:\n"
        "Pesan itu beredar sejak pekan lalu di grup orang tua murid. Dinas sudah membantahnya."
    )
    assert page.title == "Pesan Berantai Sekolah Libur Setahun"
    assert page.body[:2] == (
        "Kabar itu tidak benar.",
        "Faktanya, dinas pendidikan tidak pernah meliburkan sekolah selama setahun.",
    )
    assert page.body[-1].startswith("Pesan itu beredar")


def test_what_introduces_a_quoted_post_opens_the_text() -> None:
    opening = "Akun Kabar Desa pada Kamis (29/5/2025) membagikan tautan pendaftaran hadiah disertai narasi:"
    page = split(
        f"Tautan Hadiah Listrik Gratis\n\n4 Juni 2025\n\n{opening}\n“HADIAH LISTRIK\nMau hadiah ikutan yuk\n"
        "Segera daftar”\nHingga Rabu unggahan itu mendapat 171 tanda suka dan 19 komentar dari para warganet.\n"
        "Perusahaan listrik menyatakan tautan itu palsu dan meminta warga tidak mengisi data pribadi di sana."
    )
    assert page.body[0] == opening


def test_a_quoted_post_is_announced_below_the_title_too() -> None:
    opening = "Akun Kabar Desa pada Kamis (29/5/2025) membagikan tautan pendaftaran hadiah disertai narasi:"
    told = (
        "Perusahaan listrik menyatakan tautan itu palsu dan meminta warga tidak mengisi data pribadi di sana."
    )
    verdict = (
        "Potret disertai narasi “hadiah listrik” merupakan konten yang menyesatkan (misleading content)."
    )
    page = split(
        f"Tautan Hadiah Listrik Gratis\n\n{opening}\nHADIAH LISTRIK GRATIS\nPemeriksaan Fakta\n{told}\n{told[:60]} lagi "
        f"kepada warga desa itu.\nKesimpulan\n{verdict}"
    )
    assert page.title == "Tautan Hadiah Listrik Gratis"
    assert page.body[0] == opening and page.body[-1] == verdict


def test_a_fact_check_may_have_headings_for_dividers() -> None:
    page = split(
        "Pesan Berantai Sekolah Libur Setahun\n\nHasil periksa fakta Ani Widi\nFaktanya, sekolah tidak libur selama itu.\n"
        "Kategori: Konten Palsu\nSumber: WhatsApp\nNarasi:\n“Sekolah libur setahun penuh.”\nPenjelasan:\n"
        "Pesan itu beredar sejak pekan lalu di grup orang tua murid. Dinas sudah membantahnya kemarin."
    )
    assert page.body[:2] == ("Faktanya, sekolah tidak libur selama itu.", "Kategori: Konten Palsu")


def test_a_last_line_that_breaks_off_stays() -> None:
    told = (
        "Warga menanam cabai di halaman sekolah sejak Januari, kata kepala desa di balai pertemuan kemarin."
    )
    page = split(
        f"Warga Menanam Cabai\n\n12 Mei 2021\n\n{told}\n\nMereka juga menanam tomat dan akan menjualnya ke pa"
    )
    assert page.body[-1] == "Mereka juga menanam tomat dan akan menjualnya ke pa"
    page = split(f"Warga Menanam Cabai\n\n12 Mei 2021\n\n{told}\n\nHarga Cabai di Pasar Induk Naik Lagi")
    assert page.body == (told,)


def test_a_part_of_a_fact_check_is_no_dateline() -> None:
    page = split(
        f"Warga Menanam Cabai\n\n12 Mei 2021\n\n[NARASI]: {'Warga menanam cabai di halaman sekolah. ' * 3}"
    )
    assert page.dateline == ""


_TOLD = "Warga Desa Wetan memperbaiki jembatan yang putus diterjang arus sungai pekan lalu, kata kepala desa."
_MORE = "Mereka menyumbang tenaga dan bahan bangunan selama tiga hari tanpa menunggu bantuan dari kabupaten."


@pytest.mark.parametrize(
    "title",
    [
        "Jembatan Putus, Warga Desa Wetan Sudah Lapor, tapi...",
        "Siapa Merusak Jembatan Desa Wetan? Ini Jawabannya…",
        "Jembatan Desa Wetan Putus Lagi. . .",
        '"Jembatan Kami Putus Sejak Bulan Lalu"',
        "“Kami Lelah Menunggu Jembatan Desa Wetan”",
    ],
)
@pytest.mark.parametrize("date", ["", "12 April 2021\n\n"])
def test_a_headline_may_end_in_an_ellipsis_or_stand_in_quotes(title: str, date: str) -> None:
    page = split(f"{title}\n\n{date}{_TOLD}\n\n{_MORE}")
    assert (page.title, page.body) == (title, (_TOLD, _MORE))


def test_a_pages_first_line_above_its_date_is_its_headline() -> None:
    page = split(f"“kata warga jembatan itu sudah putus lama”\n\n12 April 2021\n\n{_TOLD}\n\n{_MORE}")
    assert (page.title, page.body) == ("“kata warga jembatan itu sudah putus lama”", (_TOLD, _MORE))


def test_a_quoted_sentence_and_an_ellipsis_inside_the_text_stay_there() -> None:
    quoted = '"Kami sudah lama menunggu jembatan ini dibangun kembali," kata warga...'
    page = split(f"Warga Bangun Jembatan\n\n12 April 2021\n\n{_TOLD}\n\n{quoted}\n\n{_MORE}")
    assert page.body == (_TOLD, quoted, _MORE)


def test_a_deck_is_not_taken_for_the_short_headline_above_it() -> None:
    deck = "warga menyumbang tenaga dan bahan bangunan untuk jembatan yang putus"
    page = split(f"Jembatan di Desa Wetan\n{deck}\n12 April 2021\n\n{_TOLD}\n\n{_MORE}")
    assert (page.title, page.lead) == ("Jembatan di Desa Wetan", deck)


def test_a_text_begins_at_its_dateline_though_its_links_broke_it() -> None:
    broken = "KOMPAS.com -\nWarga\nmemperbaiki\nJembatan Desa Wetan\nyang putus pekan lalu itu."
    page = split(f"Warga Bangun Jembatan di Desa Wetan\n\n{broken}\n\n{_TOLD}\n\n{_MORE}")
    assert page.title == "Warga Bangun Jembatan di Desa Wetan"
    assert page.body[0] == "KOMPAS.com -" and page.body[4] == "yang putus pekan lalu itu."


_HARVEST = "Petani di Subang memanen padi lebih awal karena hujan turun tepat waktu tahun ini."


@pytest.mark.parametrize(
    "last",
    [
        "Menurut Kepala Dinas Pertanian Kabupaten Subang, Ani Widi, panen tahun ini adalah yang",
        "Warga berharap harga gabah tetap baik sampai akhir tahun. (Contoh.com/Ani Widi Rahayu Lestari)",
    ],
)
def test_a_last_line_that_breaks_off_or_is_signed_at_length_stays(last: str) -> None:
    page = split(
        f"Panen Raya Padi di Subang\nSenin, 12 April 2021\n{_HARVEST}\nMereka senang sekali.\n{last}"
    )
    assert page.body[-1] == last


@pytest.mark.parametrize("furniture", ["Advertising", "Artikel ini khusus untuk pelanggan. Silakan masuk."])
def test_notices_between_paragraphs_are_cut(furniture: str) -> None:
    page = split(
        f"Panen Raya Padi di Subang\nSenin, 12 April 2021\n{_HARVEST}\n{furniture}\nMereka senang sekali."
    )
    assert page.body == (_HARVEST, "Mereka senang sekali.")


def test_a_caption_that_opens_as_a_dateline_is_not_the_beginning() -> None:
    page = split(
        "Jembatan Desa Wetan Diperbaiki Warga\n12 April 2021\nPenulis: Ani Widi\nJEMBATAN PUTUS - Warga melihat "
        f"jembatan di Desa Wetan, Senin (12/4/2021).\nA-\nA+\nKABARLERENG.COM, BREBES - {_TOLD}\n\n{_MORE}"
    )
    assert page.body == (f"KABARLERENG.COM, BREBES - {_TOLD}", _MORE)


def test_headlines_behind_dashes_in_no_list_are_other_stories() -> None:
    links = "- Bupati Lantik Dua Camat Baru\n- Pasar Malam Ditutup Sementara"
    page = split(f"Warga Bangun Jembatan\n\n12 April 2021\n\n{_TOLD}\n\n{links}\n\n{_MORE}")
    assert page.body == (_TOLD, _MORE)
    listed = f"Warga Bangun Jembatan\n\n12 April 2021\n\n{_TOLD} Mereka adalah:\n\n{links}\n\n{_MORE}"
    assert len(split(listed).body) == 4


def test_a_last_sentence_without_its_full_stop_stays() -> None:
    last = (
        "Unggahan dengan klaim “jembatan itu dibangun dalam semalam” adalah konten palsu (fabricated content)"
    )
    page = split(
        f"Jembatan Semalam\n\n12 April 2021\n\n{_TOLD}\n\nKesimpulan\n{last}\n(Ditulis oleh Ani Widi)"
    )
    assert page.body[-1] == last


def test_a_letterhead_is_no_headline() -> None:
    page = split(
        "PEMERINTAH KABUPATEN BREBES\nSIARAN PERS\nWarga Desa Wetan Memperbaiki Jembatan\n"
        f"Brebes, 12 April 2021 – {_TOLD}\n\n{_MORE} Pemerintah kabupaten berterima kasih."
    )
    assert page.title == "Warga Desa Wetan Memperbaiki Jembatan"


def test_what_a_newsletter_asks_of_its_readers_goes() -> None:
    page = trim_record(f"Lihat di browser\n\n{_TOLD}\n\nBerhenti berlangganan")
    assert page.body == (_TOLD,)


@pytest.mark.parametrize("subhead", ["Kredit", "Kredit:", "KREDIT"])
@pytest.mark.parametrize("following", [1, 2])
def test_a_subhead_about_loans_ends_no_article(subhead: str, following: int) -> None:
    told = (
        "Pedagang beras di Cengkir meminjam modal lebih banyak tahun ini karena harga gabah naik sejak panen.",
        "Bank desa mencatat pinjaman kepada pedagang naik seperlima dibandingkan tahun lalu, kata kepala desa.",
        "Pinjaman itu dikembalikan setelah gabah terjual kepada penggilingan di kecamatan tetangga.",
    )[: following + 1]
    head = "Pedagang Beras di Cengkir Meminjam Modal\n\nSenin, 12 April 2021 09:15 WIB"
    rows = (told[0], subhead, *told[1:])
    for body in (split("\n\n".join((head, *rows))).body, trim_record("\n\n".join(rows)).body):
        assert [line for line in body if line != subhead] == list(told)


def test_a_headline_s_words_are_looked_for_without_parting_a_long_body() -> None:
    title = lines.Line(1, "Panen Raya Padi di Subang Lebih Awal")
    body = ["Panen raya tiba lebih awal tahun ini di sana, kata petani di desa itu kemarin sore."] * 1_000
    head.label_head([title], [""], body[:1])  # what is measured once
    assert steps(lambda: head.label_head([title], [""], body)) < 8 * len(body)


def test_a_desk_s_sign_is_looked_for_where_a_line_may_end_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    signed = lines._SIGNED

    class Counting:
        def search(self, text: str) -> object:
            asked.append(text)
            return signed.search(text)

    monkeypatch.setattr(lines, "_SIGNED", Counting())
    told = "Petani di Brebes mulai memanen bawang merah pekan ini karena hujan turun tepat waktu."
    ends = ("", " (hek/ara)", " [hek/ara].", "***", " (hek/ara")
    found = [lines.Line(1, told + end).is_signed for end in ends]
    assert found == [False, True, True, True, False]
    assert len(asked) == 3


def test_no_date_is_looked_for_where_no_year_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    find = grammar.find

    def count(text: str) -> object:
        asked.append(text)
        return find(text)

    monkeypatch.setattr(grammar, "find", count)
    told = ("1. Beras", "28 Mei '21", "Terbit 2 jam yang lalu", "Senin, 3 Mei 2021", "7 kg beras")
    assert [lines.is_date_line(text) for text in told] == [False, True, True, True, False]
    assert asked == ["28 Mei '21", "Senin, 3 Mei 2021"]


def test_a_writers_name_between_headline_and_date_is_no_title() -> None:
    body = "Menitipkan anak di serambi masjid pada dasarnya boleh selama ada yang menjaga."
    rows = ["Hukum Menitipkan Anak di Serambi Masjid", "Ustaz Rahayu Wening", "Ahad, 10 Mei 2026", body]
    about = "Ustaz Rahayu Wening, pengasuh Pesantren Cengkir."
    page = split("\n\n".join([*rows, about]))
    assert page.title == rows[0]


def test_what_a_page_tells_of_its_writer_behind_a_comma_ends_it() -> None:
    told = [
        "Sekolah lima hari dirancang untuk anak kota, bukan untuk anak petani yang membantu panen kapan saja."
    ]
    told += ["Menggeser jam madrasah berarti menggeser jam makan dan jam mengaji bersama ibu."]
    rows = ["Sekolah Lima Hari di Desa", "Oleh: Rahayu Wening", "Senin, 11 Mei 2026", *told]
    page = split("\n\n".join([*rows, "Rahayu Wening, Guru MTs di Kabupaten Cengkir, pegiat literasi desa."]))
    assert page.body == tuple(told)


@pytest.mark.parametrize("sign", [" *ani", "*ani", " |Ani|", " /red", " --ani", " _aw"])
def test_a_last_line_signed_behind_a_sign_stays(sign: str) -> None:
    told = ["Subak di Cengkir memasang tiga alat ukur air untuk membagi air secara adil kepada petani."]
    told += ["Data alat itu dibaca lewat telepon genggam oleh ketua subak setiap pagi."]
    last = f"“Kami tetap berapat di pura,” kata Rahayu.{sign}"
    rows = [
        "Subak Cengkir Memasang Alat Ukur Air",
        "Rabu, 13 Mei 2026",
        *told,
        last,
        "Berita Terbaru",
        "Lain",
    ]
    assert split("\n\n".join(rows)).body == (*told, last)


def test_a_regional_papers_caption_above_the_text_is_not_its_opening() -> None:
    caption = "MERIAH: Peserta kirab melintas di jalan desa, kemarin. (ANI/RADAR CENGKIR)"
    told = (
        "CENGKIR – Kirab desa tahun ini digelar lebih sederhana karena anggaran desa dipangkas.",
        "Jumlah peserta kirab dikurangi menjadi empat puluh rombongan.",
    )
    page = split("\n\n".join(["Kirab Desa Digelar Lebih Sederhana", "Rabu, 13 Mei 2026", caption, *told]))
    assert page.body == told
    assert caption in [cut.text for cut in page.cut if cut.reason == "caption"]


def test_what_the_datelines_medium_says_of_itself_ends_a_page() -> None:
    told = (
        "Cengkir, Kabar Danau – Mama Rahayu menanam anakan sagu di tepi danau untuk cucunya.",
        "Ia belajar memilih anakan dari ibunya lima puluh tahun lalu.",
    )
    head = ["Mama Rahayu Menanam Sagu", "Rabu, 13 Mei 2026"]
    itself = "Kabar Danau adalah media independen yang dikelola warga sejak 2009."
    other = "Suara Bukit adalah radio warga yang pertama di lereng itu."
    assert split("\n\n".join([*head, *told, itself])).body == told
    assert split("\n\n".join([*head, *told, other])).body == (*told, other)
    # A story about the medium itself tells of it before.
    about = "Pada ulang tahunnya Kabar Danau membagikan seribu anakan sagu kepada warga kampung."
    assert split("\n\n".join([*head, *told, about, itself])).body == (*told, about, itself)


def test_who_stands_where_in_a_picture_between_paragraphs_is_a_caption() -> None:
    told = (
        "CENGKIR – Warga memperbaiki irigasi di lereng gunung yang jebol akibat banjir pekan lalu.",
        "Kepala desa meminta bantuan kepada bupati untuk membeli semen dan batu kali.",
    )
    names = "Rahayu Wening (kiri) dan Budi Arto"
    page = split("\n\n".join(["Warga Memperbaiki Irigasi", "12 Mei 2026", told[0], names, told[1]]))
    assert page.body == told
    told_of = "Rahayu Wening (kiri) menanam padi."  # a sentence may be the article's own
    page = split("\n\n".join(["Warga Memperbaiki Irigasi", "12 Mei 2026", told[0], told_of, told[1]]))
    assert page.body == (told[0], told_of, told[1])


@pytest.mark.parametrize(
    "below",
    [
        ["*Penulis adalah pengajar sejarah di Cengkir"],
        ["Komentar ditutup."],
        ["Sari Laras", "Reporter", "Lulusan ilmu komunikasi. Meliput peternakan dan pangan sejak 2019."],
        ["Punya topik yang ingin dibahas? Kirim pesan suara ke 0812-0000-111."],
        ["Dengarkan obrolan lengkapnya di Spotify dan Apple Podcasts."],
    ],
)
def test_what_stands_below_the_last_line_of_a_page(below: list[str]) -> None:
    told = (
        "CENGKIR – Warga memperbaiki irigasi di lereng gunung yang jebol akibat banjir pekan lalu.",
        "Kepala desa meminta bantuan kepada bupati untuk membeli semen dan batu kali.",
    )
    assert split("\n\n".join(["Warga Memperbaiki Irigasi", "12 Mei 2026", *told, *below])).body == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Eksplorasi konten lain dari kutub itu menanti para peneliti.",
        "Artikel ini telah diperbarui pada 2019 oleh panitia atas permintaan korban.",
        "Ketik email Anda di kolom yang tersedia, lalu tekan tombol daftar.",
        "Punya pertanyaan tentang pendaftaran? Hubungi panitia di nomor 0812-000.",
        "Langganan koran di kampung itu tinggal tiga orang.",
    ],
)
def test_a_sentence_that_begins_as_a_sites_words_do_stays(sentence: str) -> None:
    told = (
        "CENGKIR – Warga memperbaiki irigasi di lereng gunung yang jebol akibat banjir pekan lalu.",
        "Kepala desa meminta bantuan kepada bupati untuk membeli semen dan batu kali.",
        "Pekerjaan itu ditargetkan selesai sebelum musim tanam padi tahun ini.",
    )
    head = ["Warga Memperbaiki Irigasi", "12 Mei 2026"]
    assert split("\n\n".join([*head, *told, sentence])).body == (*told, sentence)
    assert split("\n\n".join([*head, *told[:2], sentence, told[2]])).body == (*told[:2], sentence, told[2])
