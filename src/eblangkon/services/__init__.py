"""Services: papers, tables, notices, tax law and numbers: plain data in, plain data out.

Above: parties. Below: ground.
"""
