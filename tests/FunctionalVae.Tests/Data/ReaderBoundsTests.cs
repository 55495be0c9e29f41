using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using FunctionalVae.Checkpoints;
using FunctionalVae.Data;
using FunctionalVae.Interpreter;
using FunctionalVae.Tests.Checkpoints;

namespace FunctionalVae.Tests.Data;

/// <summary>What reading costs, whatever a file says: time in proportion to the file, and memory in proportion to what is in it.</summary>
public sealed class ReaderBoundsTests
{
    // The promise is two seconds; a machine under load gets more.
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(10);

    private static readonly InterpretedModel Model = InterpretedModel.Of(
        new(new Features(2), [new Dense(3)], new DeterministicLatent(1), [new Dense(3)], new SquaredErrorLikelihood())
    );

    public static TheoryData<string> Hostile { get; } =
    [
        "spaces",
        "spaces before commas",
        "quotes",
        "keys",
        "ones",
        "digits",
        "deep json",
        "long name",
        "many tensors",
        "many dimensions",
        "commas",
        "open quote",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_file_of_a_megabyte_is_answered_soon_in_few_words_and_little_memory(string kind)
    {
        var (name, bytes) = File(kind);
        Assert.InRange(bytes.Length, 1 << 16, 5 << 20);
        var clock = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        // A checkpoint is read twice, with and without renames.
        var problem = name == "model.safetensors" ? Refused(bytes) : DataText.Problem(bytes, name: name);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Most);
        Assert.InRange(problem.Length, 1, 6000);
        Assert.InRange(allocated, 0, ((name == "model.safetensors" ? 2 : 1) * 64L * bytes.Length) + (1 << 20));
    }

    [Theory]
    [InlineData("array.npy.gz")]
    [InlineData("array.npz")]
    [InlineData("images")]
    [InlineData("labels")]
    public void A_packed_file_that_lies_about_its_size_takes_memory_for_what_it_holds(string kind)
    {
        // As many as a file of this length could hold at the best: a packed megabyte of noise.
        var noise = new byte[1 << 20];
        var state = 1u;
        for (var i = 0; i < noise.Length; i++)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            noise[i] = (byte)state;
        }

        using var folder = new TemporaryFolder();
        const int declared = 900_000_000;
        byte[] bytes = kind switch
        {
            "array.npy.gz" => IdxBytes.Gzip(NpyBytes.File("'|u1'", $"({declared},)", noise)),
            "array.npz" => Lying(NpyBytes.Zip(("x.npy", NpyBytes.File("'|u1'", $"({declared},)", noise))), declared + (1 << 10)),
            "images" => IdxBytes.Gzip([0, 0, 8, 3, .. BigEndian(declared / 100), .. BigEndian(10), .. BigEndian(10), .. noise]),
            _ => IdxBytes.Gzip([0, 0, 8, 1, .. BigEndian(declared), .. noise]),
        };
        var path = folder.File(kind is "images" or "labels" ? kind + ".gz" : kind);
        System.IO.File.WriteAllBytes(path, bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var problem = Assert.Throws<InvalidDataSetException>(() =>
        {
            _ = kind switch
            {
                "images" => IdxImages.Read(path).Count,
                "labels" => IdxLabels.Read(path).Length,
                _ => DataFiles.Load([path]).Train.Count,
            };
        });
        Assert.Contains("cut short", problem.Message);

        // Not by the size of the file: it could hold as many.
        Assert.DoesNotContain("cannot hold", problem.Message);
        Assert.DoesNotContain("than the file can hold", problem.Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64L << 20);
    }

    [Theory]
    [InlineData("cell")]
    [InlineData("quoted")]
    public void A_cell_without_end_is_refused_early(string kind)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("bomb.csv.gz");
        using (var file = System.IO.File.Create(path))
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.ASCII.GetBytes(kind == "cell" ? "1,2\n3," : "1,2\n3,\""));
            var letters = Enumerable.Repeat((byte)'7', 1 << 20).ToArray();
            for (var i = 0; i < 256; i++)
            {
                gzip.Write(letters);
            }
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var problem = Assert.Throws<InvalidDataSetException>(() => DataFiles.Load([path]));
        Assert.Contains("line 2: cell 2 has more than 65536 letters", problem.Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Theory]
    [InlineData("'<f4'", 4, "(500000,)", false)]
    [InlineData("'<f4'", 4, "(50000, 10)", false)]
    [InlineData("'<f8'", 8, "(50000, 10)", false)]
    [InlineData("'|u1'", 1, "(500, 10, 100)", false)]
    [InlineData("'<f4'", 4, "(50000, 10)", true)]
    public void An_honest_array_takes_few_bytes_a_value_beyond_the_result(string type, int size, string shape, bool fortran)
    {
        const int count = 500_000;
        var bytes = NpyBytes.File(type, shape, new byte[count * size], fortran);
        using var folder = new TemporaryFolder();
        System.IO.File.WriteAllBytes(folder.File("array.npy"), bytes);
        DataFiles.Load([folder.File("array.npy")]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        DataFiles.Load([folder.File("array.npy")]);
        // What float32 may not hold is kept as it was read too.
        var result = sizeof(float) + (size > sizeof(float) ? sizeof(double) : 0);
        var beyond = GC.GetAllocatedBytesForCurrentThread() - before - (result * count);

        // Rows know their places, by three numbers each; an array of one dimension is all rows.
        Assert.InRange((double)beyond / count, 0, 13);
    }

    [SkippableTheory]
    [InlineData("pipe.csv")]
    [InlineData("pipe.npy")]
    [InlineData("pipe.npz")]
    [InlineData("pipe.csv.gz")]
    [InlineData("model.safetensors")]
    public async Task A_pipe_is_refused_and_not_waited_at(string name)
    {
        Skip.If(OperatingSystem.IsWindows(), "named pipes in folders are Unix's");
        using var folder = new TemporaryFolder();
        using (var made = Process.Start("mkfifo", [folder.File(name)]))
        {
            await made.WaitForExitAsync();
        }

        var work = Task.Run(() =>
            name == "model.safetensors"
                ? Assert.Throws<CheckpointException>(() => SafeTensors.Read(folder.File(name))).Message
                : Assert.Throws<InvalidDataSetException>(() => DataFiles.Load([folder.File(name)])).Message
        );
        Assert.Contains("It is a pipe or a device and not a regular file.", await work.WaitAsync(Most));
    }

    [Fact]
    public void An_example_of_every_kind_is_still_read_whole_through_a_growing_array()
    {
        // More than one piece, so that the array grows.
        const int count = (3 << 20) + 7;
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
        {
            bytes[i] = (byte)(i % 251);
        }

        var packed = DataText.Load(IdxBytes.Gzip(NpyBytes.File("'|u1'", $"({count},)", bytes)), name: "array.npy.gz");
        var zipped = DataText.Load(NpyBytes.Zip(("x.npy", NpyBytes.File("'|u1'", $"({count},)", bytes))), name: "array.npz");
        Assert.True(packed.Values.Span.SequenceEqual(zipped.Values.Span));
        Assert.True(Enumerable.Range(0, count).All(i => packed.Values.Span[i] == i % 251));
        using var folder = new TemporaryFolder();
        System.IO.File.WriteAllBytes(folder.File("labels.gz"), IdxBytes.Gzip([0, 0, 8, 1, .. BigEndian(count), .. bytes]));
        Assert.Equal(bytes, IdxLabels.Read(folder.File("labels.gz")));
        System.IO.File.WriteAllBytes(
            folder.File("images.gz"),
            IdxBytes.Gzip([0, 0, 8, 3, .. BigEndian(count), .. BigEndian(1), .. BigEndian(1), .. bytes])
        );
        Assert.Equal(bytes.Select(value => value / 255f), IdxImages.Read(folder.File("images.gz")).Values);
    }

    private static (string Name, byte[] Bytes) File(string kind)
    {
        const int many = 300_000;
        var ones = string.Concat(Enumerable.Repeat("1, ", many));
        return kind switch
        {
            "spaces" => Npy($"{{'descr': '<f4', 'fortran_order': False, 'shape': (1,){new string(' ', many)} x}}"),
            "spaces before commas" => Npy(string.Concat(Enumerable.Repeat($"'shape': (1){new string(' ', 500)}", 600))),
            "quotes" => Npy(string.Concat(Enumerable.Repeat("'descr':'", many / 3))),
            "keys" => Npy(string.Concat(Enumerable.Repeat("'descr'    :    ", many / 5))),
            "ones" => Npy($"{{'descr': '|u1', 'fortran_order': True, 'shape': ({ones}), }}"),
            "digits" => Npy($"{{'descr': '|u1', 'fortran_order': False, 'shape': ({new string('1', many)},), }}"),
            "deep json" => Tensors(new string('[', many)),
            "long name" => Tensors($"{{\"{new string('n', many)}\":{{}}}}"),
            "many tensors" => Tensors(
                "{"
                    + string.Join(
                        ",",
                        Enumerable.Range(0, 40_000).Select(i => $"\"tensor{i}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}")
                    )
                    + "}"
            ),
            "many dimensions" => Tensors($"{{\"a\":{{\"dtype\":\"F32\",\"shape\":[{ones}1,0],\"data_offsets\":[0,0]}}}}"),
            "commas" => ("points.csv", Encoding.ASCII.GetBytes("1\n" + new string(',', many))),
            _ => ("points.csv", Encoding.ASCII.GetBytes("1,2\n\"" + new string('x', many))),
        };

        static (string, byte[]) Npy(string header) => ("array.npy", NpyBytes.WithHeader(header, new byte[8], version: 2));

        static (string, byte[]) Tensors(string header) => ("model.safetensors", SafeTensorsBytes.WithHeader(header, []));
    }

    private static string Refused(byte[] bytes)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("model.safetensors");
        System.IO.File.WriteAllBytes(path, bytes);
        return Assert.Throws<CheckpointException>(() => Checkpoint.Load(Model, path)).Message
            + Assert.Throws<CheckpointException>(() => Checkpoint.Import(Model, path, [new("nothing", "here")])).Message;
    }

    // The length of the contents in the local and in the central header of a zip with one entry.
    private static byte[] Lying(byte[] zip, int length)
    {
        foreach (var (signature, offset) in ((byte[], int)[])[([0x50, 0x4b, 3, 4], 22), ([0x50, 0x4b, 1, 2], 24)])
        {
            var at = zip.AsSpan().LastIndexOf(signature);
            Array.Reverse(zip, at + offset, sizeof(int));
            BigEndian(length).CopyTo(zip, at + offset);
            Array.Reverse(zip, at + offset, sizeof(int));
        }

        return zip;
    }

    private static byte[] BigEndian(int number) => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];
}
