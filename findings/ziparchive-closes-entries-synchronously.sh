#!/bin/sh
# System.IO.Compression of .NET 10.0 (a program without packages).
#
# Guess: an archive that is made by ZipArchive.CreateAsync, filled by OpenAsync and WriteAsync and left by "await using" never writes to its
# stream synchronously, so that it can be sent straight to a stream that refuses that, as the body of an answer of ASP.NET Core does.
# Seen: the last bytes of each entry are written synchronously when the entry's stream is left, also with DisposeAsync.
#
# Needs: sh, the .NET 10 SDK. Fails if what is printed changes.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > look.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
</Project>
XML
cat > Look.cs <<'CS'
using System.IO.Compression;
using System.Text;

var output = new Counting();
await using (var archive = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
{
    await using var entry = await archive.CreateEntry("a.txt").OpenAsync();
    await entry.WriteAsync("some text"u8.ToArray());
}

Console.WriteLine($"synchronous writes: {(output.Synchronous > 0 ? "some" : "none")}, asynchronous writes: {(output.Asynchronous > 0 ? "some" : "none")}");

class Counting : Stream
{
    public int Synchronous, Asynchronous;
    private long length;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => length;
    public override long Position { get => length; set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => (Synchronous, length) = (Synchronous + 1, length + count);
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        (Asynchronous, length) = (Asynchronous + 1, length + buffer.Length);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
}
CS
dotnet run -v q > seen.txt
cat seen.txt
test "$(cat seen.txt)" = "synchronous writes: some, asynchronous writes: some"
